"""Law, figures and numbers grow old: dates that say when somebody looked last."""

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts
from ..findings import Remark, must, should
from ..registry import for_course, for_lesson

A_YEAR = relativedelta(months=12)


def is_older(date: dt.date, today: dt.date) -> bool:
    return date < today - A_YEAR


def in_words(date: dt.date) -> str:
    return date_format(date, "SHORT_DATE_FORMAT")


@for_course
def law_checked(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    if course.legal_as_of is None:
        yield must(_("Please say as of when the law was checked."), "legal_as_of")
    elif is_older(course.legal_as_of, course.today):
        text = _("The law was checked on %(date)s, more than a year ago. Please check it again.")
        yield should(text % {"date": in_words(course.legal_as_of)}, "legal_as_of")
    elif course.legal_as_of > course.today:
        yield must(_("The date of the law lies in the future."), "legal_as_of")


@for_course
def review_planned(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    if course.review_due is None:
        yield must(_("Please set the date of the next review."), "review_due")
    elif course.review_due < course.today:
        text = _("The review was due on %(date)s.")
        yield should(text % {"date": in_words(course.review_due)}, "review_due")


@for_course
def numbers_checked(course: CourseFacts, _course: CourseFacts) -> Iterator[Remark]:
    """Contacts are shared by all courses; named once, at the course."""
    if course.stale_contacts:
        names = ", ".join(contact.name for contact in course.stale_contacts[:5])
        more = " …" if len(course.stale_contacts) > 5 else ""
        text = _("These help numbers were not checked for six months: %(names)s.")
        yield must(text % {"names": names + more}, "contacts")


@for_lesson
def law_of_the_lesson(lesson: LessonFacts, course: CourseFacts) -> Iterator[Remark]:
    if lesson.legal_as_of and is_older(lesson.legal_as_of, course.today):
        text = _("The law was checked on %(date)s, more than a year ago. Please check it again.")
        yield should(text % {"date": in_words(lesson.legal_as_of)}, "legal_as_of")


@for_lesson
def figures_are_fresh(lesson: LessonFacts, course: CourseFacts) -> Iterator[Remark]:
    if lesson.figures_as_of and is_older(lesson.figures_as_of, course.today):
        text = _("The figures are of %(date)s, older than twelve months. Please look for new ones.")
        yield should(text % {"date": in_words(lesson.figures_as_of)}, "figures_as_of")


@for_lesson
def law_of_a_state(lesson: LessonFacts, course: CourseFacts) -> Iterator[Remark]:
    for block in lesson.of_kind("regional_law"):
        try:
            as_of = dt.date.fromisoformat(str(block.value.get("as_of") or ""))
        except (AttributeError, ValueError):
            yield must(_("Please say as of when this state's law was checked."), block.anchor)
            continue
        if is_older(as_of, course.today):
            text = _("The state's law was checked on %(date)s, more than a year ago.")
            yield should(text % {"date": in_words(as_of)}, block.anchor)
