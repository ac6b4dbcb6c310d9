"""The catalogue in an order for some groups, with one sentence of reason on each card."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext

from courses.models import CoursePage, GroupDepth, ProfessionalGroup, Topic
from lms.services.people import save_profile


@pytest.fixture
def shelf(make_course, p1) -> CoursePage:
    """For midwives (depth 2 in Frühe Hilfen, 1 in Prävention): one course of each sort."""

    def stock(title: str, topic: str, *groups: str, **fields) -> None:
        course = make_course(title, **fields)
        course.topics.set([Topic.objects.get(slug=topic)])
        course.groups.set(ProfessionalGroup.objects.filter(slug__in=groups))
        course.save()

    stock("A weiterführend", "praevention", level="advanced")
    stock("B andere", "praevention", "teacher")
    stock("C genannt", "netzwerkarbeit", "midwife", level="special")
    stock("D tief", "fruehe-hilfen", level="advanced")
    stock("N1 zuerst", "netzwerkarbeit", level="advanced", code="N1")
    return p1


def cards(client, p1, **query) -> dict[str, str]:
    """Title → reason, in the order of the page."""
    reply = client.get(p1.get_parent().url, query)
    assert reply.status_code == 200
    found = BeautifulSoup(reply.content, "html.parser").select(".card--course")
    return {
        card.select_one(".card__title").get_text(strip=True): (
            card.select_one(".why").get_text(strip=True) if card.select_one(".why") else ""
        )
        for card in found
    }


@pytest.fixture
def midwife(ada, browser_of):
    save_profile(user=ada, name="Ada", groups=ProfessionalGroup.objects.filter(slug="midwife"))
    return browser_of(ada)


def test_what_suits_comes_first_the_deepest_topic_before_others(midwife, shelf):
    titles = list(cards(midwife, shelf))
    assert titles[0] == "D tief"
    assert set(titles[1:4]) == {shelf.title, "C genannt", "N1 zuerst"}
    assert set(titles[4:]) == {"A weiterführend", "B andere"}


def test_each_card_says_why(midwife, shelf):
    reasons = cards(midwife, shelf)
    assert all(reasons.values())
    recommended = gettext("Recommended for %(group)s: %(topic)s – %(depth)s.").split("%")[0]
    assert reasons["D tief"].startswith(recommended)
    assert "Frühe Hilfen" in reasons["D tief"]
    assert "Hebammen" in reasons["D tief"]
    assert not reasons["A weiterführend"].startswith(recommended)
    assert not reasons["B andere"].startswith(recommended)


def test_the_first_course_of_a_topic_needs_basics_whatever_its_level(midwife, shelf):
    assert (
        gettext("Recommended for %(group)s: %(topic)s – %(depth)s.").split("%")[0]
        in (cards(midwife, shelf)["N1 zuerst"])
    )


def test_the_table_decides_not_the_code(midwife, shelf):
    early = Topic.objects.get(slug="fruehe-hilfen")
    GroupDepth.objects.filter(group__slug="midwife", topic=early).update(depth=0)
    assert list(cards(midwife, shelf))[0] != "D tief"


def test_all_courses_by_title_are_one_link_away(midwife, shelf):
    page = midwife.get(shelf.get_parent().url)
    assert 'href="?folge=titel"' in page.content.decode()
    by_title = cards(midwife, shelf, folge="titel")
    assert list(by_title) == sorted(by_title)
    assert not any(by_title.values())


def test_visitors_get_the_neutral_order_and_a_hint(visitor, shelf):
    neutral = cards(visitor, shelf)
    assert list(neutral) == sorted(neutral)
    assert not any(neutral.values())
    hint = gettext("Choose your professional group above: then courses that suit it come first.")
    assert hint in visitor.get(shelf.get_parent().url).content.decode()


def test_a_group_in_the_address_orders_for_it(visitor, shelf):
    reasons = cards(visitor, shelf, gruppe="midwife")
    assert list(reasons)[0] == "D tief"
    assert "B andere" not in reasons


def test_a_thousand_courses_cost_no_more_queries(midwife, shelf, django_assert_max_num_queries):
    """Not a thousand here, but enough for several pages; nothing is asked per course."""
    for number in range(15):
        course = CoursePage(title=f"K{number}", slug=f"k{number}", description="Worte")
        shelf.get_parent().add_child(instance=course)
        course.topics.set(Topic.objects.all()[:2])
        course.save()
    midwife.get(shelf.get_parent().url)
    with django_assert_max_num_queries(15):
        midwife.get(shelf.get_parent().url)
