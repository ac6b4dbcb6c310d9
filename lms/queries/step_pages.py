"""Which steps of running programmes name a page: somebody has them, so the page is waited for."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q
from wagtail.models import Page

from courses.models import CoursePage

from ..models import Assignment, Period, ProgrammeStep, StepCourse


@dataclass(frozen=True)
class WaitedFor:
    """A step, how many people have it, for how many the programme is open – and what else would do.

    `others` are titles of further courses on the site that fulfil the step as well.
    """

    step: ProgrammeStep
    people: int
    still_open: int
    others: tuple[str, ...]


def rows_naming(pages: Sequence[Page], *, below: bool) -> list[StepCourse]:
    """Rows of versions somebody has that name one of the pages, or one below; a lesson counts
    if the step asks for just that lesson.
    """
    here = reduce(or_, (among(page, below) for page in pages), Q(pk__in=[]))
    courses = set(CoursePage.objects.filter(here).values_list("pk", flat=True))
    parents = [page.path[: -page.steplen] for page in pages]
    numbers = {page.pk for page in pages}
    running = Assignment.objects.active().filter(version=OuterRef("step__version"))
    rows = StepCourse.objects.filter(
        Q(course__in=courses) | Q(course__path__in=parents), Exists(running)
    )
    found = rows.select_related("step__version__programme", "course")
    return [
        row
        for row in found.order_by("step__version__programme__title", "step__sort_order", "pk")
        if row.course_id in courses or numbers & set(row.lesson_pages)
    ]


def among(page: Page, below: bool) -> Q:
    return Q(path__startswith=page.path) if below else Q(pk=page.pk)


def waited_for(rows: Iterable[StepCourse], on: dt.date) -> list[WaitedFor]:
    """The same with figures; three queries."""
    steps = {row.step_id: row.step for row in rows}
    gone = {row.pk for row in rows}
    people = figures({step.version_id for step in steps.values()}, on)
    others: dict[int, list[str]] = {}
    further = StepCourse.objects.filter(step__in=steps, course__live=True).exclude(pk__in=gone)
    for row in further.select_related("course").order_by("sort_order", "pk"):
        others.setdefault(row.step_id, []).append(row.course.title)
    return [
        WaitedFor(step, *people.get(step.version_id, (0, 0)), tuple(others.get(step.pk, ())))
        for step in steps.values()
    ]


def figures(versions: set[int], on: dt.date) -> dict[int, tuple[int, int]]:
    """Version → people who have it, and those of them whose round is open and not fulfilled."""
    open_round = Period.objects.filter(
        assignment=OuterRef("pk"), fulfilled_on__isnull=True, opens_on__lte=on
    )
    rows = Assignment.objects.active().filter(version__in=versions).order_by().values("version")
    counted = rows.annotate(people=Count("pk"), still_open=Count("pk", filter=Exists(open_round)))
    return {row["version"]: (row["people"], row["still_open"]) for row in counted}
