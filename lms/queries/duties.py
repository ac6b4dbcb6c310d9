"""Duties: rows of people × steps, for the person and – the very same – for her employer.

An employer reads no more than: open, fulfilled on, due on, done otherwise, resting.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ..boards.words import Cell
from ..models import (
    Assignment,
    Learner,
    Organisation,
    Period,
    Programme,
    ProgrammeStep,
    ProgrammeVersion,
)
from ..rules.periods import Status
from .duty_rows import OPEN_STATUS, Row, row_of, rows_of
from .lives import gather
from .paging import counted_page
from .reasons import rules_behind
from .standing import with_status

BATCH = 500
RELATED = ("learner__user", "organisation", "programme", "version", "rule", "group", "membership")


@dataclass(frozen=True)
class Filters:
    """What a manager may narrow a list down by; empty means everything."""

    status: str = ""
    group: int | None = None
    search: str = ""
    due_within: int | None = None


@dataclass(frozen=True)
class Board:
    programme: Programme
    steps: tuple[ProgrammeStep, ...]
    rows: list[Row]
    page_obj: Page = field(repr=False)


def running(organisation: Organisation) -> QuerySet[Assignment]:
    """Active assignments in the organisation and below it."""
    return Assignment.objects.active().below(organisation)


def wanted(
    organisation: Organisation, programme: Programme, filters: Filters, on: dt.date
) -> QuerySet[Assignment]:
    """Active assignments of a programme that pass the filters, by name."""
    found = running(organisation).filter(programme=programme)
    if filters.group:
        found = found.filter(group=filters.group)
    found = named(found, filters.search)
    if filters.status or filters.due_within is not None:
        periods = with_status(Period.objects.all(), on)
        if filters.status:
            periods = periods.filter(status=filters.status)
        if filters.due_within is not None:
            periods = due_by(periods, on + dt.timedelta(days=filters.due_within))
        found = found.filter(pk__in=periods.values("assignment"))
    return found.select_related(*RELATED).order_by("learner__name", "pk")


def named(found: QuerySet[Assignment], search: str) -> QuerySet[Assignment]:
    """Those whose own name, or the name the organisation knows, holds every word."""
    for word in search.split()[:5]:
        found = found.filter(
            Q(learner__name__icontains=word) | Q(membership__known_as__icontains=word)
        )
    return found


def due_by(periods: QuerySet[Period], day: dt.date) -> QuerySet[Period]:
    """Those with a deadline up to that day, the late ones among them."""
    return periods.filter(next_due_on__lte=day, status__in=OPEN_STATUS)


def board(
    organisation: Organisation,
    *,
    programme: Programme,
    filters: Filters = Filters(),  # noqa: B008  frozen
    page: Any = 1,
    per_page: int = 50,
    on: dt.date | None = None,
) -> Board:
    """A page of members × steps of one programme; four queries, however many members."""
    on = on or timezone.localdate()
    found = wanted(organisation, programme, filters, on)
    page_obj = counted_page(found, page=page, per_page=per_page)
    gathered = gather(list(page_obj), also=newest(programme))
    rows = [row_of(life, on) for life in gathered.lives]
    latest = max(gathered.plans.values(), key=attrgetter("number"), default=None)
    return Board(programme, latest.steps if latest else (), rows, page_obj)


def newest(programme: Programme) -> QuerySet[ProgrammeVersion]:
    """Its newest published version: its steps are the columns of a board.

    Rows of an older version bring cells of their own; `Row.cells` are found by key.
    """
    return programme.versions.filter(published_at__isnull=False).order_by("-number")[:1]


def newest_steps(programme: Programme) -> tuple[ProgrammeStep, ...]:
    """The columns of a board without its rows; one query."""
    steps = ProgrammeStep.objects.filter(version__in=newest(programme).values("pk"))
    return tuple(steps.order_by("sort_order", "pk"))


def rows_for_export(
    organisation: Organisation,
    *,
    programme: Programme,
    filters: Filters = Filters(),  # noqa: B008
    on: dt.date | None = None,
) -> Iterator[Row]:
    """All rows, streamed: memory holds one batch."""
    on = on or timezone.localdate()
    pks = list(wanted(organisation, programme, filters, on).values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        batch = Assignment.objects.filter(pk__in=pks[start : start + BATCH])
        by_pk = {one.pk: one for one in batch.select_related(*RELATED)}
        yield from rows_of([by_pk[pk] for pk in pks[start : start + BATCH] if pk in by_pk], on)


@dataclass(frozen=True)
class RunningProgramme:
    """A programme with the numbers of people who have it, are late, or have a deadline near."""

    pk: int
    title: str
    members: int
    overdue: int
    due_soon: int


def programmes_of(organisation: Organisation, on: dt.date | None = None) -> list[RunningProgramme]:
    """Programmes that run here or below, by title; one query."""
    on = on or timezone.localdate()
    periods = with_status(Period.objects.filter(assignment__in=running(organisation)), on)
    soon = Q(next_due_on__lte=on + dt.timedelta(days=30), status__in=OPEN_STATUS)
    title = "assignment__programme__title"
    counted = periods.values_list("assignment__programme", title).annotate(
        members=Count("pk"),
        overdue=Count("pk", filter=Q(status=Status.OVERDUE)),
        due_soon=Count("pk", filter=soon),
    )
    return [RunningProgramme(*row) for row in counted.order_by(title, "assignment__programme")]


def due_soon(
    organisation: Organisation, *, days: int = 30, limit: int = 100, on: dt.date | None = None
) -> list[Row]:
    """The nearest deadlines of all programmes, late ones first, without cells; four queries."""
    on = on or timezone.localdate()
    periods = with_status(Period.objects.filter(assignment__in=running(organisation)), on)
    near = due_by(periods, on + dt.timedelta(days=days)).order_by("next_due_on", "pk")[:limit]
    related = ("assignment", *(f"assignment__{name}" for name in RELATED))
    rows = rows_of([period.assignment for period in near.select_related(*related)], on)
    return [replace(row, cells=()) for row in rows]


@dataclass(frozen=True)
class Duty:
    """A row as its owner reads it: with the reason and what comes next."""

    row: Row
    reason: str
    next_cell: Cell | None


def duties_of(
    learner: Learner, *, on: dt.date | None = None, organisation: Organisation | None = None
) -> list[Duty]:
    """What is asked of a person, nearest deadline first; with an organisation, what it sees."""
    on = on or timezone.localdate()
    found = Assignment.objects.active().filter(learner=learner)
    if organisation:
        found = found.below(organisation)
    rows = rows_of(list(found.select_related(*RELATED)), on)
    far = dt.date.max
    rows.sort(key=lambda row: (row.next_due_on or far, row.assignment.pk))
    rules = rules_behind([row.assignment for row in rows], on)
    return [
        Duty(row, row.assignment.reason(rules[row.assignment.pk]), next_cell(row)) for row in rows
    ]


def next_cell(row: Row) -> Cell | None:
    """The step to turn to: of those still open, the one that is due first."""
    if row.status not in OPEN_STATUS:
        return None
    todo = [one for one in row.cells if one.is_open and not one.locked]
    return min(todo, key=lambda one: one.on or dt.date.max, default=None)
