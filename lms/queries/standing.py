"""Status in SQL, for lists and nights: the same rule as `lms.rules.periods.status_of`.

A test compares both on random lives. It holds for today: for a day in the past, ask
`lms.rules.periods.status`, which forgets what was not known then.
"""

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    Q,
    QuerySet,
    Value,
    When,
)

from ..models import Exemption, Pause, Period, TemporaryFulfilment
from ..rules.periods import Status


def covers(model: type, on: dt.date, **fields: Any) -> Q:
    """True for periods whose assignment has such an arrangement on that day.

    A list of keys rather than EXISTS: the database hashes it once instead of asking a million
    times.
    """
    rows = model.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        from_on__lte=on,
        withdrawn_at__isnull=True,
        **fields,
    )
    return Q(assignment__in=rows.values("assignment"))


def cases(on: dt.date) -> list[tuple[Q, Status]]:
    """The status of the current period of an assignment on a day: the first that holds."""
    fulfilled = Q(fulfilled_on__isnull=False) | Q(cycle__gt=1, opens_on__gt=on)
    return [
        (covers(Exemption, on, step__isnull=True), Status.OTHERWISE),
        (fulfilled, Status.FULFILLED),
        (covers(TemporaryFulfilment, on), Status.FULFILLED),
        (covers(Pause, on), Status.PAUSED),
        (Q(overdue_on__lte=on), Status.OVERDUE),
        (Q(begun_on__isnull=False), Status.IN_PROGRESS),
        (Q(cycle__gt=1), Status.REFRESH_DUE),
    ]


def standing(on: dt.date) -> Case:
    """The status as an expression; open if nothing else holds."""
    whens = [When(condition, then=Value(status.value)) for condition, status in cases(on)]
    return Case(*whens, default=Value(Status.OPEN.value), output_field=CharField())


def running(periods: QuerySet[Period]) -> QuerySet[Period]:
    return periods.current().filter(assignment__released_on__isnull=True)


def with_status(periods: QuerySet[Period], on: dt.date) -> QuerySet[Period]:
    """Current periods of active assignments, each with its `status`."""
    return running(periods).annotate(status=standing(on))


def counts(on: dt.date) -> dict[str, int]:
    """How many assignments stand where, on the whole site; one query.

    Grouped by what holds instead of by the status: PostgreSQL knows that a yes or no has two
    values, so few groups come out, and shares the work among its processes.
    """
    known = cases(on)
    holds = {
        f"holds_{place}": ExpressionWrapper(condition, output_field=BooleanField())
        for place, (condition, _status) in enumerate(known)
    }
    rows = running(Period.objects.order_by()).annotate(**holds).values_list(*holds)
    statuses = [status for _condition, status in known]
    found: Counter[str] = Counter()
    for *truths, number in rows.annotate(number=Count("*")):
        held = (status for status, true in zip(statuses, truths, strict=True) if true)
        found[next(held, Status.OPEN).value] += number
    return dict(found)
