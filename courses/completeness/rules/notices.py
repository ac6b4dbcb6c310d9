"""No surprise for anybody: content notices fit what is in the lessons (E.4)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts
from ..findings import Remark, must, should
from ..registry import for_course, for_lesson

NONE, NAMES = 0, 2


@for_lesson
def heavy_sections_are_announced(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    heavy = lesson.of_kind("sensitive")
    if heavy and lesson.notice_level == NONE:
        text = _("The lesson has a section that can be skipped, but no content notice.")
        yield must(text, "notice_level")
    if lesson.notice_level == NAMES and not heavy:
        text = _("The lesson names forms of violence, but no section of it can be skipped.")
        yield must(text, "body")


@for_course
def the_course_announces_its_lessons(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    highest = max((lesson.notice_level for lesson in course.lessons), default=NONE)
    if highest > course.notice_level:
        text = _("A lesson has a higher content notice (%(lesson)d) than the course (%(course)d).")
        values = {"lesson": highest, "course": course.notice_level}
        yield must(text % values, "notice_level")
    elif course.lessons and highest < course.notice_level:
        text = _("The course has a content notice that none of its lessons has.")
        yield should(text, "notice_level")
