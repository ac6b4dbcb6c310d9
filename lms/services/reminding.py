"""Remind people, each of each deadline at most once – also with two workers or a killed one.

The row that claims a mail is committed before it goes out; `lms.services.posting` says what becomes
of a claim whose run died.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import letters
from ..models import Assignment, Learner, Period, Reminder
from ..queries.duties import OPEN_STATUS, Row, rows_of
from ..queries.managing import managers_of
from ..queries.reminders import learners_with_deadlines, not_yet, rows_to_remind
from ..rules.reminder_days import LATE
from .posting import post

Bar = Callable[[Iterable[list[int]]], Iterable[list[int]]]


def remind_all(*, on: dt.date | None = None, each: Bar = iter) -> int:
    """Write to everybody whose deadline is near or over; gives the number of mails."""
    on = on or timezone.localdate()
    sent = 0
    for batch in each(learners_with_deadlines(on)):
        rows = rows_to_remind(batch, on)
        sent += sum(remind(learner, rows[learner], on) for learner in batch if rows.get(learner))
    return sent


def remind(learner_pk: int, rows: list[Row], on: dt.date) -> int:
    """One mail about all of a person's deadlines; 0 if there is nothing new to say."""
    with transaction.atomic():
        # Held until the rows are there: another worker then finds them and has nothing to do.
        learner = held(learner_pk)
        mine = Reminder.objects.filter(period__assignment__in=[row.assignment.pk for row in rows])
        mine.never_begun().delete()
        claimed = not_yet(rows, on) if letters.address_of(learner) else []
        Reminder.objects.bulk_create(claimed)
    if not claimed:
        return 0
    if not post(letters.reminder(learner, [one.day for one in claimed]), claimed):
        return 0
    for row in rows:
        if any(
            one.kind in LATE and one.period.assignment_id == row.assignment.pk for one in claimed
        ):
            tell_managers(row.assignment)
    return 1


def held(learner: int) -> Learner:
    rows = Learner.objects.select_for_update(of=("self",)).select_related("user")
    return rows.get(pk=learner)


def tell_managers(assignment: Assignment) -> None:
    """A note to the managers, if the rule says so; it names nobody, and may fail quietly."""
    if not (assignment.rule and assignment.rule.copy_managers):
        return
    for manager in managers_of(assignment.organisation):
        if manager.learner_id != assignment.learner_id and letters.address_of(manager.learner):
            name = assignment.organisation.name
            letters.copy_for_manager(manager.learner, name).send(fail_silently=True)


def remind_now(*, assignment: Assignment, by: Any) -> bool:
    """A manager asks to remind somebody; False if that was done today, or nothing is open."""
    today = timezone.localdate()
    row = rows_of([assignment], today)[0]
    with transaction.atomic():
        learner = held(assignment.learner_id)
        period = Period.objects.current().filter(assignment=assignment).first()
        if row.status not in OPEN_STATUS or period is None or not letters.address_of(learner):
            return False
        Reminder.objects.filter(period=period).never_begun().delete()
        claim, created = Reminder.objects.get_or_create(
            period=period, kind=Reminder.Kind.NOW, day=today
        )
    return created and post(letters.reminder(learner, [row.next_due_on]), [claim])
