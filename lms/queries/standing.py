"""Status in SQL, for lists and nights: the same rule as `lms.rules.periods.status_of`.

A test compares both on random lives. It holds for today: for a day in the past, ask
`lms.rules.periods.status`, which forgets what was not known then.
"""

import datetime as dt
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

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


def standing(on: dt.date) -> Case:
    """The status of the current period of an assignment on a day."""
    fulfilled = Q(fulfilled_on__isnull=False) | Q(cycle__gt=1, opens_on__gt=on)
    cases = [
        (covers(Exemption, on, step__isnull=True), Status.OTHERWISE),
        (fulfilled, Status.FULFILLED),
        (covers(TemporaryFulfilment, on), Status.FULFILLED),
        (covers(Pause, on), Status.PAUSED),
        (Q(overdue_on__lte=on), Status.OVERDUE),
        (Q(begun_on__isnull=False), Status.IN_PROGRESS),
        (Q(cycle__gt=1), Status.REFRESH_DUE),
    ]
    whens = [When(condition, then=Value(status.value)) for condition, status in cases]
    return Case(*whens, default=Value(Status.OPEN.value), output_field=CharField())


def with_status(periods: QuerySet[Period], on: dt.date) -> QuerySet[Period]:
    """Current periods of active assignments, each with its `status`."""
    running = periods.current().filter(assignment__released_on__isnull=True)
    return running.annotate(status=standing(on))


def counts(on: dt.date) -> dict[str, int]:
    """How many assignments stand where, on the whole site; one query."""
    rows = with_status(Period.objects.all(), on).values_list("status").annotate(n=Count("pk"))
    return dict(rows.order_by())
