"""When a deadline is spoken of: 30, 14 and 0 days before, then at most twice (field rule C.5)."""

import datetime as dt

from ..models import Reminder

Kind = Reminder.Kind
# From so many days before the deadline on (negative: after it), nearest first.
STAGES = ((-21, Kind.LATE_2), (-7, Kind.LATE_1), (0, Kind.DAYS_0), (14, Kind.DAYS_14))
FIRST = 30
LATE = {Kind.LATE_1, Kind.LATE_2}


def kind_for(deadline: dt.date, on: dt.date) -> Kind | None:
    """The one reminder whose time it is; those missed before are not sent afterwards."""
    left = (deadline - on).days
    for days, kind in STAGES:
        if left <= days:
            return kind
    return Kind.DAYS_30 if left <= FIRST else None
