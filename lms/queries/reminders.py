"""Whom to remind of what on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from ..models import Assignment, Learner, Period, Reminder
from ..rules.reminder_days import FIRST, kind_for
from .duties import OPEN_STATUS, RELATED, Row, due_by, rows_of
from .standing import with_status

BATCH = 200


def learners_with_deadlines(on: dt.date) -> Iterator[list[int]]:
    """Learners somebody may have to write to, batch by batch; each batch one query."""
    last = 0
    periods = with_status(Period.objects.all(), on)
    near = due_by(periods, on + dt.timedelta(days=FIRST)).values("assignment__learner")
    people = Learner.objects.filter(pk__in=near, user__is_active=True).order_by("pk")
    while batch := list(people.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield batch
        last = batch[-1]


def rows_to_remind(learners: list[int], on: dt.date) -> dict[int, list[Row]]:
    """Their open duties by learner, but for what they want no mails about; nine queries."""
    unwanted = Q(learner__reminder_choice__no_voluntary=True, programme__is_binding=False)
    found = Assignment.objects.active().filter(learner__in=learners).exclude(unwanted)
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in rows_of(list(found.select_related(*RELATED)), on):
        if row.status in OPEN_STATUS:
            rows[row.assignment.learner_id].append(row)
    return rows


def wanted(row: Row, on: dt.date) -> set[tuple[str, dt.date]]:
    """Kind and deadline of the reminders whose time it is: of needed steps and of the whole."""
    steps = {cell.on for cell in row.cells if cell.is_open and cell.needed and cell.on}
    days = steps | {row.due_on}
    found = {(kind_for(day, on), day) for day in days if day}
    return {(kind, day) for kind, day in found if kind}


def not_yet(rows: list[Row], on: dt.date) -> list[Reminder]:
    """Reminders of these duties that were not claimed before, unsaved; two queries."""
    pks = {row.assignment.pk: row for row in rows}
    periods = Period.objects.filter(assignment__in=pks, fulfilled_on__isnull=True)
    there = set(
        Reminder.objects.filter(period__assignment__in=pks).values_list("period", "kind", "day")
    )
    return [
        Reminder(period=period, kind=kind, day=day)
        for period in periods
        for kind, day in sorted(wanted(pks[period.assignment_id], on))
        if (period.pk, kind, day) not in there
    ]
