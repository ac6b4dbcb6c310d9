"""What a programme asks and what is known about a person: plain values, no database."""

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

WHOLE = "*"  # key of a fact that fulfils all of a cycle: a fulfilment taken over from elsewhere


class StepRule(TextChoices):
    """Which steps make a cycle fulfilled; a step marked as needed is needed under every rule."""

    ALL = "all", _("all needed steps, in any order")
    IN_ORDER = "in_order", _("all needed steps, one after the other")
    SOME = "some", _("a number of steps, to be chosen")
    UNITS = "units", _("a sum of units (UE)")


class Renewal(TextChoices):
    NONE = "none", _("once is enough")
    COMPLETION = "completion", _("months after it was fulfilled")
    EXPIRY = "expiry", _("months after the last expiry, without drift")
    FIXED = "fixed", _("on the same day of every year")


@dataclass(frozen=True)
class PlanStep:
    """One step; `since` is the day from which it can be done, None while its course is missing."""

    key: str
    needed: bool = True
    due_days: int | None = None
    before_event: bool = False
    since: dt.date | None = dt.date.min


@dataclass(frozen=True)
class Plan:
    """A version of a programme as far as dates depend on it; days and months are calendar ones."""

    steps: tuple[PlanStep, ...]
    refresher: tuple[PlanStep, ...] = ()
    rule: StepRule = StepRule.ALL
    some: int = 0
    units: Decimal = Decimal(0)
    due_days: int = 90
    renewal: Renewal = Renewal.NONE
    months: int = 12
    fixed_month: int = 12
    fixed_day: int = 31
    window_days: int = 90
    grace_days: int = 0
    minimum_days: int = 0
    lookback_months: int = 12

    def steps_of(self, cycle: int) -> tuple[PlanStep, ...]:
        """Those of a cycle: a refresher may be shorter than the first round."""
        return self.refresher if cycle > 1 and self.refresher else self.steps

    def earliest(self, starts_on: dt.date) -> dt.date:
        """From which day on learning counts in the first round."""
        return starts_on - relativedelta(months=self.lookback_months)


@dataclass(frozen=True, order=True)
class Done:
    """A step (or the WHOLE) was done on a day, worth so many units.

    `accepted` by a person: then it counts in the first round however long ago it was.
    """

    on: dt.date
    key: str
    units: Decimal = Decimal(0)
    accepted: bool = False


@dataclass(frozen=True, order=True)
class Span:
    """From a day up to, not including, another; without an end it goes on."""

    start: dt.date
    end: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, order=True)
class Extension:
    """A deadline of one cycle was put off; what follows is reckoned as if it had not been."""

    cycle: int
    until: dt.date
    granted_on: dt.date


@dataclass(frozen=True)
class Facts:
    """All that is known about one person in one programme, in no order."""

    done: frozenset[Done] = field(default_factory=frozenset)
    extensions: frozenset[Extension] = field(default_factory=frozenset)
    pauses: frozenset[Span] = field(default_factory=frozenset)
    exempt: frozenset[Span] = field(default_factory=frozenset)
    temporary: frozenset[Span] = field(default_factory=frozenset)
    event_on: dt.date | None = None
    due_from: dt.date | None = None

    def known_on(self, day: dt.date) -> "Facts":
        """Without what had not happened yet on that day; planned spans stay."""
        return replace(
            self,
            done=frozenset(one for one in self.done if one.on <= day),
            extensions=frozenset(one for one in self.extensions if one.granted_on <= day),
        )


@dataclass(frozen=True)
class Cycle:
    """One round: when it opens, is due and was fulfilled.

    `baseline_on` is the due date without extensions, `next_due_on` the nearest deadline that is
    not met – of a needed step or of the whole –, `overdue_on` the first day on which that is late,
    `valid_until` the next expiry.
    """

    number: int
    opens_on: dt.date
    baseline_on: dt.date
    due_on: dt.date
    overdue_on: dt.date
    next_due_on: dt.date
    begun_on: dt.date | None = None
    fulfilled_on: dt.date | None = None
    valid_until: dt.date | None = None
