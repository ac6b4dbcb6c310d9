"""Contradictions between facts and what is derived from them. There should be none."""

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ..models import (
    Assignment,
    Membership,
    Period,
    Recognition,
    StepCourse,
    StepFulfilment,
)
from .lives import PERIOD_FIELDS, Life, lives, period_values

BATCH = 500


def contradictions() -> Iterator[str]:
    """Each as one line that names the row; in batches, so memory stays small."""
    yield from of_periods(Assignment.objects.active())
    yield from of_sets()


def of_periods(assignments: QuerySet[Assignment]) -> Iterator[str]:
    """Periods that are not what the facts make."""
    last = 0
    while batch := list(assignments.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for life in lives(batch):
            yield from differences(life)
        last = batch[-1].pk


def differences(life: Life) -> Iterator[str]:
    stored = {period.cycle: period for period in life.periods}
    name = f"assignment {life.assignment.pk}"
    for cycle in life.cycles:
        period = stored.pop(cycle.number, None)
        if period is None:
            yield f"{name}: period {cycle.number} is missing"
            continue
        values = period_values(life, cycle)
        for field in PERIOD_FIELDS:
            if getattr(period, field) != values[field]:
                yield (
                    f"{name}: period {cycle.number} has {field} {getattr(period, field)}, "
                    f"the facts make {values[field]}"
                )
    for number in stored:
        yield f"{name}: period {number} should not be there"


def of_sets() -> Iterator[str]:
    """What one query each can find."""
    for text, rows in SETS:
        for pk in rows().values_list("pk", flat=True).iterator():
            yield text.format(pk)


SETS = (
    (
        "assignment {}: its version belongs to another programme",
        lambda: Assignment.objects.exclude(version__programme=F("programme")),
    ),
    (
        "assignment {}: its version was never published",
        lambda: Assignment.objects.filter(version__published_at__isnull=True),
    ),
    (
        "assignment {}: active, but its person has left the organisation",
        lambda: Assignment.objects.active().filter(
            ~Exists(
                Membership.objects.not_over().filter(
                    learner=OuterRef("learner"), organisation=OuterRef("organisation")
                )
            )
        ),
    ),
    (
        "assignment {}: without exactly one current period",
        lambda: Assignment.objects.annotate(
            current=Count(
                "periods",
                filter=Q(periods__fulfilled_on__isnull=True) | Q(periods__valid_until__isnull=True),
            )
        ).exclude(current=1),
    ),
    (
        "period {}: fulfilled before the one before it",
        lambda: Period.objects.filter(
            assignment__periods__cycle=F("cycle") - 1,
            assignment__periods__fulfilled_on__gte=F("fulfilled_on"),
        ),
    ),
    (
        "confirmed step {}: of a programme the assignment is not about",
        lambda: StepFulfilment.objects.filter(step__isnull=False).exclude(
            step__version__programme=F("assignment__programme")
        ),
    ),
    (
        "recognition {}: for a step of another programme",
        lambda: Recognition.objects.filter(step__isnull=False).exclude(
            step__version__programme=F("assignment__programme")
        ),
    ),
    (
        "recognition {}: decided, but its evidence is still there",
        lambda: Recognition.objects.filter(accepted__isnull=False, evidence__isnull=False),
    ),
    (
        "course of a step {}: asks for lessons that are not frozen",
        lambda: StepCourse.objects.filter(
            step__version__published_at__isnull=False, course__isnull=False, lesson_pages=[]
        ).exclude(lessons=""),
    ),
)
