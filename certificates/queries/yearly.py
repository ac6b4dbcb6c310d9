"""What somebody learned, year by year: the certificates that count today."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils import timezone

from lms.models import Learner

from ..identifiers import grouped
from ..models import Certificate
from ..states import State, state_of

COUNTS = {State.VALID, State.EXPIRED}


@dataclass(frozen=True)
class Entry:
    """One certificate as a line of the list."""

    completed: dt.date
    title: str
    kind: str
    units: Decimal
    number: str
    code: str
    expired_on: dt.date | None


@dataclass(frozen=True)
class Year:
    year: int
    entries: list[Entry]

    @property
    def units(self) -> Decimal:
        return sum((entry.units for entry in self.entries), Decimal(0))

    @property
    def hours(self) -> Decimal:
        return (self.units * 45 / 60).quantize(Decimal("0.01"))


def years_of(learner: Learner) -> list[Year]:
    """Newest year first, within it the oldest entry; without what was withdrawn. One query."""
    rows = Certificate.objects.filter(
        completion__enrolment__learner=learner, erased_at__isnull=True
    ).defer("credential", "token")
    today = timezone.localdate()
    entries = [_entry(row, today) for row in rows if state_of(row, today) in COUNTS]
    entries.sort(key=lambda entry: (-entry.completed.year, entry.completed, entry.number))
    return [
        Year(year, list(group))
        for year, group in groupby(entries, key=lambda entry: entry.completed.year)
    ]


def _entry(row: Certificate, today: dt.date) -> Entry:
    facts = row.snapshot
    expired = row.expires_on is not None and row.expires_on < today
    return Entry(
        completed=dt.date.fromisoformat(facts["period"]["completed"]),
        title=facts["course"]["title"],
        kind=facts["kind"],
        units=Decimal(facts["course"]["units"]),
        number=row.number,
        code=grouped(row.code),
        expired_on=row.expires_on if expired else None,
    )
