"""The steps of a course, read without their bodies."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from ..models import CoursePage


@dataclass(frozen=True)
class Step:
    """One lesson or quiz as a list shows it."""

    pk: int
    kind: str  # "lesson" or "quiz"
    number: int  # 1-based among its kind
    title: str
    url: str
    minutes: int
    notice_level: int


@dataclass(frozen=True)
class Place:
    """Where a step stands: its neighbours, and "lesson 2 of 6"."""

    step: Step
    lessons: int
    previous: Step | None
    next: Step | None


def course_steps(course: CoursePage, request: HttpRequest | None = None) -> list[Step]:
    """All live steps in tree order; one query, however long the lessons are.

    With the request, addresses are made from what Wagtail has looked up for it already.
    """
    rows = (
        course.get_children()  # by a range of paths, which has an index; `child_of` has none
        .live()
        .order_by("path")
        .values(
            "pk",
            "title",
            "slug",
            "lessonpage__minutes",
            "lessonpage__notice_level",
            "quizpage__minutes",
        )
    )
    base = course.get_url(request) or ""
    counts = {"lesson": 0, "quiz": 0}
    steps = []
    for row in rows:
        kind = "quiz" if row["lessonpage__minutes"] is None else "lesson"
        counts[kind] += 1
        steps.append(
            Step(
                pk=row["pk"],
                kind=kind,
                number=counts[kind],
                title=row["title"],
                url=f"{base}{row['slug']}/",
                minutes=row[f"{kind}page__minutes"] or 0,
                notice_level=row["lessonpage__notice_level"] or 0,
            )
        )
    return steps


def place_among(steps: Sequence[Step], page: Page) -> Place | None:
    """The place of `page` among `steps`; None while it is a draft (in a preview)."""
    for index, step in enumerate(steps):
        if step.pk == page.pk:
            return Place(
                step=step,
                lessons=sum(other.kind == "lesson" for other in steps),
                previous=steps[index - 1] if index else None,
                next=steps[index + 1] if index + 1 < len(steps) else None,
            )
    return None
