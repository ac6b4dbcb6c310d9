"""Five handouts (A28): for exactly these groups, with version and date, findable, printable."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.blocks import plain_blocks
from courses.models import ContactPoint, Handout, ProfessionalGroup, StarterRecord
from lms.services.people import save_profile

from .conftest import text_of
from .test_no_marks import MARK

GROUPS = {"childcare", "youth_leader", "social_worker", "family_counsellor", "teacher", "physician"}


@pytest.fixture
def url(p1) -> str:
    return f"{p1.get_parent().url}handreichungen/"


@pytest.fixture
def handouts(p1) -> list[Handout]:
    return list(Handout.objects.prefetch_related("groups"))


def test_five_handouts_serve_exactly_the_groups_of_a28(handouts):
    assert len(handouts) == 5
    slugs = [group.slug for handout in handouts for group in handout.groups.all()]
    assert sorted(slugs) == sorted(GROUPS)
    assert {handout.slug for handout in handouts} <= GROUPS


def words_of(page: str) -> str:
    return BeautifulSoup(page, "html.parser").select_one(".prose").get_text(" ")


def test_each_is_one_or_two_pages_with_version_and_date(visitor, url, handouts):
    for handout in handouts:
        page = text_of(visitor.get(f"{url}{handout.slug}/"))
        assert "1.0 · " in page
        assert "29.04.2026" in page
        assert 300 <= len(words_of(page).split()) <= 700, handout.slug


def test_no_mark_source_or_number_is_in_the_text(visitor, url, handouts):
    numbers = [
        phone.number.replace(" ", "")
        for contact in ContactPoint.objects.prefetch_related("phones")
        for phone in contact.phones.all()
        if len(phone.number) > 3
    ]
    assert numbers
    for handout in handouts:
        page = text_of(visitor.get(f"{url}{handout.slug}/"))
        assert handout.sources
        assert MARK.search(handout.sources)
        assert not MARK.search(page), handout.slug
        assert "fachliche Praxis" not in page
        text = words_of(page).replace(" ", "")
        assert not [number for number in numbers if number in text]


def test_the_law_fits_the_group(visitor, url):
    """§ 4 (1) KKG: numbers 1, 3, 6 and 7; educators are not in the list."""
    expected = {
        "physician": "§ 4 Abs. 3 Satz 3 KKG",
        "family_counsellor": "§ 4 Abs. 1 Nr. 3 KKG",
        "youth_leader": "§ 4 Abs. 1 Nr. 6 KKG",
        "teacher": "§ 4 Abs. 1 Nr. 7 KKG",
        "childcare": "nennt Erzieherinnen und Erzieher nicht",
    }
    for slug, words in expected.items():
        assert words in words_of(text_of(visitor.get(f"{url}{slug}/"))), slug


def test_catalogue_and_courses_lead_there(visitor, url, p1):
    for page in [p1.get_parent().url, p1.url]:
        assert f'href="{url}"' in text_of(visitor.get(page))
    listed = text_of(visitor.get(url))
    for handout in Handout.objects.all():
        assert f'href="{url}{handout.slug}/"' in listed


def test_a_course_offers_the_handout_of_the_readers_group(browser_of, ada, p1, url):
    save_profile(
        user=ada, name="Ada", groups=ProfessionalGroup.objects.filter(slug__in=["physician"])
    )
    page = text_of(browser_of(ada).get(p1.url))
    assert f'href="{url}physician/"' in page
    assert f'href="{url}teacher/"' not in page


def test_the_help_box_is_there(visitor, url, handouts):
    assert 'id="hilfe"' in text_of(visitor.get(f"{url}{handouts[0].slug}/"))


@pytest.mark.parametrize("rest", ["gibt-es-nicht/", "a/b/", "x" * 300 + "/", "%00/"])
def test_unknown_handouts_answer_404(visitor, url, rest):
    assert visitor.get(f"{url}{rest}").status_code == 404


def test_a_handout_taken_out_is_gone(visitor, url, handouts):
    Handout.objects.filter(slug="teacher").update(is_active=False)
    assert visitor.get(f"{url}teacher/").status_code == 404
    assert "teacher/" not in text_of(visitor.get(url))


def test_what_an_editor_changed_is_left_alone(p1, handouts):
    Handout.objects.filter(slug="teacher").update(title="Eigener Titel")
    StarterRecord.objects.filter(key="handouts/teacher").update(source_digest="older")
    out = StringIO()
    call_command("load_starter", course=["p1"], stdout=out)
    assert "handouts/teacher" in out.getvalue()
    assert Handout.objects.get(slug="teacher").title == "Eigener Titel"


def test_loading_again_changes_nothing(p1, handouts):
    before = list(Handout.objects.order_by("pk").values())
    out = StringIO()
    call_command("load_starter", course=["p1"], stdout=out)
    assert "Nothing to do" in out.getvalue()
    assert list(Handout.objects.order_by("pk").values()) == before


def test_editors_find_them_in_the_teaching_menu(browser_of, admin, handouts):
    browser = browser_of(admin)
    listing = browser.get(reverse(Handout.snippet_viewset.get_url_name("list")))
    assert handouts[0].title in text_of(listing)
    edit = reverse(Handout.snippet_viewset.get_url_name("edit"), args=[handouts[0].pk])
    assert browser.get(edit).status_code == 200


def test_only_plain_blocks_may_be_used():
    names = list(Handout._meta.get_field("body").stream_block.child_blocks)
    assert names == [name for name, _block in plain_blocks()]


def queries_of(visitor, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        visitor.get(url)
    return len(captured)


def test_one_more_handout_costs_no_more_queries(visitor, url, handouts):
    visitor.get(url)
    few = queries_of(visitor, url)
    for index in range(5):
        Handout.objects.create(
            slug=f"h{index}", title=f"H{index}", summary="s", as_of="2026-01-01", body="[]"
        )
    assert queries_of(visitor, url) == few
