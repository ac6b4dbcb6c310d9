"""What is noted about assignments and their learners: everything in one query."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.fields import CharField, DateField, DateTimeField, DecimalField
from django.db.models.functions import Cast
from django.utils import timezone

from ..models import (
    Completion,
    Exemption,
    Extension,
    Pause,
    Recognition,
    StepFulfilment,
    StepRecord,
    TemporaryFulfilment,
)
from .plans import VersionPlan

# Every branch of the union has the same columns; an empty one needs a type.
COLUMNS: dict[str, Any] = {
    "whose": BigIntegerField(),
    "start": DateField(),
    "end": DateField(),
    "key": CharField(max_length=40),
    "number": BigIntegerField(),
    "enrolment": BigIntegerField(),
    "units": DecimalField(max_digits=6, decimal_places=2),
    "at": DateTimeField(),
}
LEARNT = ("completed", "lesson")


class Noted(NamedTuple):
    """`whose`: the assignment, or the learner for what she has learnt.

    `number`: the cycle of an extension, the course that was completed, or the lesson that was done.
    """

    kind: str
    whose: int
    start: Any
    end: dt.date | None
    key: str
    number: Any
    enrolment: Any
    units: Decimal
    at: dt.datetime | None

    @property
    def day(self) -> dt.date:
        """When it was noted, in the time of the site."""
        if self.at is None:
            raise ValueError(f"{self.kind} without a moment")
        return timezone.localdate(self.at)


Shelf = dict[int, list[Noted]]


def facts_of(
    assignments: Collection[int], learners: Collection[int], plans: Collection[VersionPlan]
) -> tuple[Shelf, Shelf]:
    """By assignment what was confirmed, recognised and arranged; by learner what was learnt."""
    noted: Shelf = defaultdict(list)
    learnt: Shelf = defaultdict(list)
    first, *others = [*arranged(assignments), *learning(learners, plans)]
    for row in first.union(*others, all=True):
        one = Noted(*row)
        (learnt if one.kind in LEARNT else noted)[one.whose].append(one)
    return noted, learnt


def arranged(pks: Collection[int]) -> list[QuerySet]:
    """What was confirmed, recognised, put off, paused or waived, and not taken back."""
    span = {"start": "from_on", "end": "until_on"}
    valid = {"assignment__in": pks, "withdrawn_at__isnull": True}
    accepted = Recognition.objects.filter(assignment__in=pks, accepted=True, step__isnull=False)
    return [
        noted("done", StepFulfilment.objects.filter(**valid), start="on", key="step__key", at="at"),
        noted(
            "extension", Extension.objects.filter(**valid), start="until", number="cycle", at="at"
        ),
        noted("pause", Pause.objects.filter(**valid), **span),
        noted("exempt", Exemption.objects.filter(**valid), **span, key="step__key"),
        noted("temporary", TemporaryFulfilment.objects.filter(**valid), **span),
        noted("recognised", accepted, start="held_on", key="step__key"),
    ]


def learning(learners: Collection[int], plans: Collection[VersionPlan]) -> list[QuerySet]:
    """Completions of the courses asked for, and lessons where a step asks for some only."""
    courses = {course for plan in plans for course in plan.by_course}
    pages = {pk for plan in plans for _key, pks in plan.by_lessons for pk in pks}
    whose = {"whose": "enrolment__learner", "enrolment": "enrolment"}
    theirs = {"enrolment__learner__in": learners}
    completions = Completion.objects.filter(**theirs, enrolment__course__in=courses)
    records = StepRecord.objects.filter(**theirs, step__in=pages)
    return [
        noted("completed", completions, **whose, number="enrolment__course", units="units",
              at="completed_at"),
        noted("lesson", records, **whose, number="step", at="done_at"),
    ]  # fmt: skip


def noted(kind: str, rows: QuerySet, whose: str = "assignment", **columns: str) -> QuerySet:
    """Rows as `Noted`; a column that is not named is empty."""
    given = columns | {"whose": whose}
    said = {
        f"_{name}": F(given[name]) if name in given else Cast(Value(None), field)
        for name, field in COLUMNS.items()
    }
    rows = rows.annotate(_kind=Value(kind, CharField(max_length=12)), **said)
    return rows.order_by().values_list("_kind", *said)
