"""The catalogue: filters, words, pages, and what it never shows."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from courses.models import CoursePage, LessonPage, ProfessionalGroup, Topic

from .conftest import text_of


@pytest.fixture
def shelf(make_course, p1):
    """Three courses beside P1: other topics, other groups, other lengths."""

    def stock(course: CoursePage, topic: str, *groups: str) -> CoursePage:
        course.topics.set([Topic.objects.get(slug=topic)])
        course.groups.set(ProfessionalGroup.objects.filter(slug__in=groups))
        course.save()
        return course

    bridge = make_course("Brückenkurs", slug="mittel", units=Decimal("2"))
    return {
        "P1": p1,
        "kurz": stock(make_course("Kurz", units=Decimal("1")), "netzwerkarbeit", "teacher"),
        "mittel": stock(bridge, "praevention", "teacher"),
        "lang": stock(make_course("Lang", units=Decimal("9")), "netzwerkarbeit", "childcare"),
    }


def found(visitor, p1, **query) -> set[str]:
    reply = visitor.get(p1.get_parent().url, query)
    assert reply.status_code == 200
    cards = BeautifulSoup(reply.content, "html.parser").select(".card--course .card__title")
    return {card.get_text(strip=True) for card in cards}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({}, {"P1", "kurz", "mittel", "lang"}),
        ({"thema": "netzwerkarbeit"}, {"kurz", "lang"}),
        ({"gruppe": "teacher"}, {"P1", "kurz", "mittel"}),
        ({"gruppe": "childcare"}, {"P1", "lang"}),
        ({"dauer": "kurz"}, {"kurz"}),
        ({"dauer": "mittel"}, {"mittel"}),
        ({"dauer": "lang"}, {"P1", "lang"}),
        ({"thema": "netzwerkarbeit", "gruppe": "teacher"}, {"kurz"}),
        ({"thema": "praevention", "gruppe": "teacher", "dauer": "mittel"}, {"mittel"}),
        ({"thema": "netzwerkarbeit", "dauer": "mittel"}, set()),
        ({"q": "Brückenkurs", "thema": "praevention"}, {"mittel"}),
    ],
)
def test_filters_narrow_together(visitor, shelf, p1, query, wanted):
    titles = {shelf[name].title for name in wanted}
    assert found(visitor, p1, **query) == titles


def test_a_course_for_everybody_fits_every_group(visitor, p1):
    """P1 names no group: it is for all."""
    for group in ProfessionalGroup.objects.all()[:5]:
        assert found(visitor, p1, gruppe=group.slug) == {p1.title}


@pytest.mark.parametrize("words", ["Hinsehen", "kinderschutzes", "Cybergrooming"])
def test_words_are_found_in_courses_and_in_lessons(visitor, shelf, p1, words):
    """ "Cybergrooming" stands in a lesson only."""
    assert p1.title in found(visitor, p1, q=words)


def test_words_that_stand_nowhere_find_nothing(visitor, shelf, p1):
    assert found(visitor, p1, q="Quittungsblock") == set()


def test_new_text_of_a_lesson_is_found_once_it_is_published(visitor, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.summary = "Von Zitronenfaltern."
    revision = lesson.save_revision()
    assert found(visitor, p1, q="Zitronenfaltern") == set()
    revision.publish()
    assert found(visitor, p1, q="Zitronenfaltern") == {p1.title}


def test_drafts_are_hidden(visitor, p1, make_course):
    make_course("Entwurf", live=False)
    for query in ({}, {"q": "Entwurf"}):
        assert "Entwurf" not in found(visitor, p1, **query)


def test_an_unpublished_lesson_is_not_searched(visitor, p1):
    for lesson in LessonPage.objects.all():
        lesson.unpublish()
    assert found(visitor, p1, q="Cybergrooming") == set()


def test_private_courses_are_hidden(visitor, p1, make_course):
    secret = make_course("Geheim")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    for query in ({}, {"q": "Geheim"}):
        assert "Geheim" not in found(visitor, p1, **query)


def test_a_private_lesson_does_not_give_itself_away_by_a_search(visitor, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.summary = "Von Zitronenfaltern."
    lesson.save_revision().publish()
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    assert found(visitor, p1, q="Zitronenfaltern") == set()


def test_the_catalogue_comes_in_pages_that_keep_the_filter(visitor, p1, make_course, settings):
    settings.COURSES_CATALOGUE_PAGE_SIZE = 3
    for number in range(5):
        make_course(f"Kurs {number}", units=Decimal("9"))
    pages = [found(visitor, p1, dauer="lang", page=number) for number in (1, 2)]
    assert [len(page) for page in pages] == [3, 3]
    assert not pages[0] & pages[1]
    reply = text_of(visitor.get(p1.get_parent().url, {"dauer": "lang"}))
    assert 'href="?dauer=lang&page=2"' in reply


@pytest.mark.parametrize("number", ["0", "-3", "99", "abc", "\x00", "9" * 60])
def test_a_wrong_page_number_shows_a_page_all_the_same(visitor, p1, number):
    assert found(visitor, p1, page=number) == {p1.title}


def test_nothing_found_leads_back_to_all(visitor, p1):
    reply = text_of(visitor.get(p1.get_parent().url, {"q": "Quittungsblock"}))
    assert gettext("No course fits") in reply
    assert gettext("Show all courses") in reply


def test_the_form_shows_what_was_asked(visitor, p1):
    reply = text_of(visitor.get(p1.get_parent().url, {"q": "Hinsehen", "dauer": "lang"}))
    assert 'value="Hinsehen"' in reply
    assert '<option value="lang" selected>' in reply
