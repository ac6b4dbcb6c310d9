"""One row of a duty: an assignment as it stands on a day, with its steps in words.

An employer reads no more than: open, fulfilled on, due on, done otherwise, resting.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from ..boards.words import Cell, cell, row_words
from ..models import Assignment
from ..rules.periods import Status, status_of
from ..rules.plans import Cycle
from .lives import Life, lives

OPEN_STATUS = [Status.OPEN, Status.IN_PROGRESS, Status.REFRESH_DUE, Status.OVERDUE]


@dataclass(frozen=True)
class Row:
    """One assignment as it stands; `cells` follow the steps of its own version."""

    assignment: Assignment
    status: Status
    due_on: dt.date | None
    fulfilled_on: dt.date | None
    valid_until: dt.date | None
    next_due_on: dt.date | None
    words: str | Promise
    symbol: str
    cells: tuple[Cell, ...] = ()


def rows_of(assignments: Sequence[Assignment], on: dt.date) -> list[Row]:
    """Rows with their cells; three queries, however many there are."""
    return [row_of(life, on) for life in lives(assignments)]


def row_of(life: Life, on: dt.date) -> Row:
    status = status_of(life.cycles, life.facts, on)
    cycle = shown_cycle(life, on)
    is_open = status in OPEN_STATUS
    plan = life.plans[life.version_of(cycle.number)]
    cells = tuple(
        cell(step, cycle, life.facts, plan, waived=step.key in life.waived, status=status, on=on)
        for step in plan.steps_of(cycle.number)
    )
    values = {
        "due_on": cycle.due_on if is_open else None,
        "fulfilled_on": cycle.fulfilled_on,
        "valid_until": cycle.valid_until,
        "next_due_on": cycle.next_due_on if is_open else None,
    }
    said = row_words(status, cycle, life, on)
    return Row(life.assignment, status, **values, words=said.text, symbol=said.symbol, cells=cells)


def shown_cycle(life: Life, on: dt.date) -> Cycle:
    """The round that counts on a day: not the next one before its window has opened."""
    last = life.cycles[-1]
    return life.cycles[-2] if last.number > 1 and last.opens_on > on else last
