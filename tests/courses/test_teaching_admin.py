"""The lists and forms of the "Teaching" menu: they open, search, filter and refuse strangers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import ContactPoint, ProfessionalGroup, Provider, Question, Topic

from .conftest import text_of

MODELS = [Question, Topic, ProfessionalGroup, Provider, ContactPoint]
ODD_WORDS = ['"', "\x00", "Kind\x00er", "AND", "NEAR(a b)", "*", "%_'--", "x" * 3000]


def named(model) -> str:
    return model._meta.model_name


def address(model, name: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_list_shows_what_there_is(office, p1, model):
    page = text_of(office.get(address(model, "list")))
    assert str(getattr(model.objects.first(), "reference", model.objects.first())) in page


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_list_can_be_searched(office, p1, model):
    first, *others = (item for item in model.objects.all())
    words = str(getattr(first, "reference", first))
    page = text_of(office.get(address(model, "list"), {"q": words}))
    assert address(model, "edit", first.pk) in page
    shown = [item for item in others if address(model, "edit", item.pk) in page]
    assert not shown


@pytest.mark.parametrize(("words", "found"), [("P1-Q0", 9), ("p1-q02", 1), ('"P1-Q02"', 1)])
def test_references_are_found_by_their_beginning(office, p1, words, found):
    page = text_of(office.get(address(Question, "list"), {"q": words}))
    shown = [item for item in Question.objects.all() if address(Question, "edit", item.pk) in page]
    assert len(shown) == found


@pytest.mark.parametrize("model", MODELS, ids=named)
@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_no_error(office, p1, model, words):
    assert office.get(address(model, "list"), {"q": words}).status_code == 200


@pytest.mark.parametrize("words", ODD_WORDS)
def test_nor_in_the_search_for_pages_and_people(office, p1, words):
    for name in ("wagtailadmin_pages:search", "wagtailusers_users:index"):
        assert office.get(reverse(name), {"q": words}).status_code == 200


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Question, "difficulty=easy"),
        (Question, "topic=1&difficulty=hard"),
        (Question, "topic=99999999999999999999999"),
        (Question, "ordering=-live"),
        (ProfessionalGroup, "field=school&is_core=true"),
        (ProfessionalGroup, "is_active=false"),
        (ContactPoint, "kind=helpline&professionals_only=true"),
        (ContactPoint, "kind=gibt-es-nicht"),
        (Topic, "p=99"),
    ],
)
def test_filters_answer(office, p1, model, query):
    assert office.get(f"{address(model, 'list')}?{query}").status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
@pytest.mark.parametrize("name", ["edit", "usage", "history"])
def test_every_form_opens(office, p1, model, name):
    item = model.objects.first()
    assert office.get(address(model, name, item.pk)).status_code == 200
    assert office.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_an_editor_without_the_right_is_refused(browser_of, tom, p1, model):
    for url in (address(model, "list"), address(model, "edit", model.objects.first().pk)):
        assert browser_of(tom).get(url).status_code in {302, 403}


def test_a_stale_number_is_pointed_out(office, p1, settings):
    settings.COURSES_CONTACT_MAX_AGE_DAYS = 0
    contact = ContactPoint.objects.first()
    ContactPoint.objects.filter(pk=contact.pk).update(last_checked="2020-01-01")
    contact.refresh_from_db()
    assert contact.is_stale
    assert office.get(address(ContactPoint, "list")).status_code == 200


def test_a_long_list_of_questions_costs_no_query_more(office, p1, django_assert_max_num_queries):
    url = address(Question, "list")
    office.get(url)
    with CaptureQueriesContext(connection) as few:
        office.get(url)
    topic = Topic.objects.first()
    for number in range(20):
        Question.objects.create(reference=f"Z-{number}", body="[]", topic=topic)
    with django_assert_max_num_queries(len(few)):
        office.get(url)
