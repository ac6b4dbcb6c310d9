"""Lessons are open to everybody; heavy ones ask first."""

import pytest
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from courses.models import LessonPage

from .conftest import text_of


@pytest.fixture
def heavy(p1) -> LessonPage:
    """A lesson that names forms of violence and has a section to skip."""
    for lesson in LessonPage.objects.child_of(p1).filter(notice_level=2):
        if any(block.block_type == "sensitive" for block in lesson.body):
            return lesson
    raise AssertionError("P1 has no such lesson")


def section_of(lesson: LessonPage):
    return next(block.value for block in lesson.body if block.block_type == "sensitive")


def words_of(lesson: LessonPage) -> str:
    """A run of words that stands in the sensitive section only."""
    prose = next(block for block in section_of(lesson)["content"] if block.block_type == "prose")
    return str(prose.value.source).split(">", 1)[1].split("<")[0][:60]


def test_every_lesson_is_readable_without_an_account(visitor, p1):
    for lesson in LessonPage.objects.child_of(p1):
        reply = visitor.get(f"{lesson.url}?hinweis=ok")
        assert reply.status_code == 200
        assert lesson.summary.split(".")[0] in text_of(reply)
        assert gettext("Keep your progress?") in text_of(reply)


def test_a_heavy_lesson_asks_first_and_offers_three_ways(visitor, heavy, p1):
    page = text_of(visitor.get(heavy.url))
    assert words_of(heavy) not in page
    assert heavy.summary not in page
    for way in ('href="?hinweis=ok"', 'href="?hinweis=kurz"', f'href="{p1.url}"'):
        assert way in page


def test_reading_on_shows_everything(visitor, heavy):
    page = text_of(visitor.get(f"{heavy.url}?hinweis=ok"))
    assert words_of(heavy) in page


def test_skipping_leaves_the_sections_out_and_says_so(visitor, heavy):
    page = text_of(visitor.get(f"{heavy.url}?hinweis=kurz"))
    assert words_of(heavy) not in page
    left_out = gettext("Section left out at your wish: “%(title)s”.")
    assert left_out % {"title": section_of(heavy)["title"]} in page
    assert heavy.summary.split(".")[0] in page


@pytest.mark.parametrize("choice", ["", "x", "\x00", "kurz" * 999])
def test_an_odd_choice_is_no_error(visitor, heavy, choice):
    assert visitor.get(heavy.url, {"hinweis": choice}).status_code == 200


def test_a_lighter_notice_stands_above_the_text(visitor, p1):
    lesson = LessonPage.objects.child_of(p1).filter(notice_level__lt=2).first()
    LessonPage.objects.filter(pk=lesson.pk).update(notice_level=1)
    page = text_of(visitor.get(lesson.url))
    assert page.index(gettext("Before you begin")) < page.index(lesson.summary.split(".")[0])


def test_lessons_know_their_place(visitor, p1):
    lessons = list(LessonPage.objects.child_of(p1).order_by("path"))
    for number, lesson in enumerate(lessons, start=1):
        page = text_of(visitor.get(lesson.url))
        place = gettext("Lesson %(number)s of %(total)s") % {"number": number, "total": 6}
        assert place in page
        reading = text_of(visitor.get(f"{lesson.url}?hinweis=ok"))
        if number > 1:
            assert f'rel="prev" href="{lessons[number - 2].url}"' in reading


def test_drafts_and_unknown_addresses_answer_404(visitor, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.unpublish()
    for url in (lesson.url, f"{p1.url}gibt-es-nicht/", f"{p1.url}a/b/c/", f"{p1.url}%00/"):
        assert visitor.get(url).status_code == 404


def test_what_lies_below_a_private_page_stays_private(visitor, p1):
    """The short way of routing must not slip past Wagtail's restrictions."""
    catalogue = p1.get_parent()
    PageViewRestriction.objects.create(page=catalogue, restriction_type="login")
    for page in (catalogue, p1, *p1.get_children()):
        assert visitor.get(page.url).status_code == 302


def test_a_private_lesson_alone_is_closed(visitor, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    assert visitor.get(lesson.url).status_code == 302
    assert visitor.get(p1.url).status_code == 200


def test_the_short_way_and_wagtails_own_find_the_same_pages(rf, p1):
    """`route` level by level, as a plain Page does it, is the yardstick."""
    root = p1.get_parent().get_parent()
    for page in (p1.get_parent(), p1, *p1.get_children()):
        parts = page.url_path[len(root.url_path) :].strip("/").split("/")
        found = root.route(rf.get("/"), parts).page
        assert found.pk == page.pk
        assert type(found) is type(page.specific)
        assert found.specific_deferred.title == page.title
        expected = {field.attname: getattr(page.specific, field.attname)
                    for field in page.specific._meta.concrete_fields}  # fmt: skip
        assert {name: getattr(found, name) for name in expected} == expected
