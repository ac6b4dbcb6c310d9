"""Write down the periods that the facts make. Settling twice changes nothing."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ..models import Assignment, Completion, Period
from ..queries.lives import PERIOD_FIELDS, lives, period_values

BATCH = 500


def settle_all(assignments: QuerySet[Assignment], *, size: int = BATCH) -> int:
    """Batch by batch, each in a transaction of its own if none is open; gives how many changed."""
    changed, last = 0, 0
    while pks := list(
        assignments.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size]
    ):
        changed += settle(pks)
        last = pks[-1]
    return changed


@transaction.atomic
def settle(pks: Iterable[int]) -> int:
    """Reckon these assignments anew and write what differs; gives how many rows did."""
    held = Assignment.objects.select_for_update(of=("self",)).filter(pk__in=list(pks))
    gone: list[int] = []
    changed: list[Period] = []
    made: list[Period] = []
    for life in lives(list(held.order_by("pk"))):
        stored = {period.cycle: period for period in life.periods}
        gone += [stored[cycle].pk for cycle in stored if cycle > len(life.cycles)]
        for cycle in life.cycles:
            period = stored.get(cycle.number)
            values = period_values(life, cycle)
            if period is None:
                made.append(Period(assignment=life.assignment, cycle=cycle.number, **values))
            elif any(getattr(period, name) != value for name, value in values.items()):
                changed.append(with_values(period, values))
    # In this order there is never more than one current period.
    Period.objects.filter(pk__in=gone).delete()
    Period.objects.bulk_update(changed, [name.removesuffix("_id") for name in PERIOD_FIELDS])
    Period.objects.bulk_create(made)
    return len(gone) + len(changed) + len(made)


def with_values(period: Period, values: dict[str, Any]) -> Period:
    for name, value in values.items():
        setattr(period, name, value)
    return period


def settle_completion(sender: type[Completion], completion: Completion, **kwargs: Any) -> None:
    """Receiver of `completed`: the programmes this course is a step of, for this learner."""
    enrolment = completion.enrolment
    touched = Assignment.objects.active().filter(
        learner=enrolment.learner_id, version__steps__courses__course=enrolment.course_id
    )
    pks = set(touched.values_list("pk", flat=True))
    if pks:
        settle(pks)
