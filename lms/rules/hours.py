"""The hours ledger: how far a number of units in a number of months is met. Pure functions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, order=True)
class Entry:
    """Units of one training, proven on a day; `training` tells trainings apart."""

    on: dt.date
    training: str
    units: Decimal


@dataclass(frozen=True)
class Asked:
    """At least so many units in the last months, from at least so many trainings."""

    units: Decimal
    months: int
    trainings: int = 1


@dataclass(frozen=True)
class Balance:
    """What counts on a day; `lasts_until` is the last day on which it is still met, if it is."""

    units: Decimal
    trainings: int
    met: bool
    missing_units: Decimal
    missing_trainings: int
    lasts_until: dt.date | None


def counting(entries: Iterable[Entry], asked: Asked, on: dt.date) -> list[Entry]:
    """Those of the last months, counted from the day after: a year holds a day only once."""
    since = on - relativedelta(months=asked.months)
    return sorted(entry for entry in set(entries) if since < entry.on <= on)


def balance(entries: Iterable[Entry], asked: Asked, on: dt.date) -> Balance:
    """How the ledger stands on a day; the order of entries does not matter."""
    known = counting(entries, asked, on)
    units, trainings = sums(known)
    met = enough(known, asked)
    return Balance(
        units=units,
        trainings=trainings,
        met=met,
        missing_units=max(asked.units - units, Decimal(0)),
        missing_trainings=max(asked.trainings - trainings, 0),
        lasts_until=last_day(known, asked) if met else None,
    )


def sums(entries: list[Entry]) -> tuple[Decimal, int]:
    units = sum((entry.units for entry in entries), Decimal(0))
    return units, len({entry.training for entry in entries})


def enough(entries: list[Entry], asked: Asked) -> bool:
    units, trainings = sums(entries)
    return units >= asked.units and trainings >= asked.trainings


def last_day(known: list[Entry], asked: Asked) -> dt.date:
    """Entries fall out one after the other; the last day before too few are left."""
    for number in range(1, len(known) + 1):
        if not enough(known[number:], asked):
            return last_counted(known[number - 1].on, asked.months)
    raise ValueError("an obligation that asks for nothing is met for ever")


def last_counted(day: dt.date, months: int) -> dt.date:
    """The last day on which an entry of `day` counts; searched, because months differ in length."""
    guess = day + relativedelta(months=months)
    while guess - relativedelta(months=months) >= day:
        guess -= dt.timedelta(days=1)
    return guess
