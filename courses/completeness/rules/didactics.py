"""What belongs in every lesson, and how its sections are built."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts
from ..findings import Remark, hint, must, should
from ..registry import for_course, for_lesson
from ..streams import items_of, plain, texts_of

HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)


@for_course
def course_says_what_it_is(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not plain(course.description):
        yield must(_("The description for the catalogue is missing."), "description")
    if not any(plain(text) for text in course.objectives):
        yield must(_("There are no learning objectives."), "objectives")
    if not course.has_topics:
        yield should(_("No topic is chosen; nobody will find the course by topic."), "topics")
    if not course.has_provider:
        yield should(_("No provider is chosen; who answers for this course?"), "provider")
    if not course.closing.strip():
        text = _("The closing paragraph is missing: what this course does not qualify for.")
        yield should(text, "closing")
    if not course.with_survivors:
        text = _("If you can, have the course looked at by people affected by violence.")
        yield hint(text, "with_survivors")


@for_course
def course_has_lessons(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not course.lessons:
        yield must(_("The course has no lesson."))


@for_lesson
def in_short(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    if not plain(lesson.summary):
        yield must(_("“In short” is missing: three to five plain sentences."), "summary")


@for_lesson
def key_points(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    lists = [items_of(points_of(block.value)) for block in lesson.of_kind("keypoints")]
    if not any(plain(" ".join(texts_of(points))) for points in lists):
        yield must(_("Key points are missing: what should a learner take away?"), "body")


def points_of(value: Any) -> Any:
    return value.get("points") if isinstance(value, dict) else None


@for_lesson
def a_case(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    cases = lesson.of_kind("vignette")
    if not cases:
        yield should(_("There is no case in this lesson."), "body")
    for block in cases:
        value = block.value if isinstance(block.value, dict) else {}
        if not value.get("checked"):
            text = _(
                "Nobody has confirmed that no one can be recognised in the case “%(title)s”. "
                "Let a second person read it, then tick the box."
            )
            remark = must if value.get("origin") == "published" else should
            yield remark(text % {"title": plain(str(value.get("title") or ""))}, block.anchor)


@for_lesson
def headings_in_order(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    """The lesson's title is level 1, its sections begin with level 2 (WCAG 2.2, 1.3.1)."""
    before = 1
    for block in lesson.blocks:
        if block.kind != "prose" or not isinstance(block.value, str):
            continue
        for level in map(int, HEADING.findall(block.value)):
            if level > before + 1:
                text = _("A heading of level %(level)d follows one of level %(before)d.")
                yield should(text % {"level": level, "before": before}, block.anchor)
            before = level
