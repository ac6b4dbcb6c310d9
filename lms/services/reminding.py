"""Remind people, each of each deadline at most once – also with two workers or a killed one.

The row that says "sent" is committed before the mail goes out. A worker that dies in between has
sent nothing, and nobody sends it later: rather one mail too few than one too many.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import letters
from ..models import Assignment, Digest, Learner, Membership, Organisation, Period, Reminder
from ..queries.duties import OPEN_STATUS, Row, programmes_of, rows_of
from ..queries.managing import managers_of
from ..queries.reminders import learners_with_deadlines, not_yet, rows_to_remind
from ..reminder_days import LATE

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


def post(message: EmailMessage, claimed: list[Reminder]) -> bool:
    """Send; what the mail server refused is given back, so that the next run tries again."""
    rows = Reminder.objects.filter(pk__in=[one.pk for one in claimed])
    try:
        message.send()
    except (SMTPException, ConnectionError):
        rows.delete()
        return False
    rows.update(sent_at=timezone.now())
    return True


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
        claim, created = Reminder.objects.get_or_create(
            period=period, kind=Reminder.Kind.NOW, day=today
        )
    return created and post(letters.reminder(learner, [row.next_due_on]), [claim])


def send_digests(*, on: dt.date | None = None) -> int:
    """Once a week, to each manager of an organisation with deadlines near or over."""
    on = on or timezone.localdate()
    week = on - dt.timedelta(days=on.weekday())
    managers = Membership.objects.active(on).filter(
        role=Membership.Role.MANAGER, organisation__is_active=True
    )
    told = Digest.objects.filter(week=week)
    sent, last = 0, 0
    while places := list(
        Organisation.objects.filter(pk__in=managers.values("organisation"), pk__gt=last).order_by(
            "pk"
        )[:100]
    ):
        for place in places:
            waiting = managers.filter(organisation=place).exclude(
                learner__in=told.filter(organisation=place).values("learner")
            )
            people = list(waiting.select_related("learner__user"))
            summary = summary_of(place, on) if people else None
            if summary:
                sent += sum(send_digest(one.learner, place, week, summary) for one in people)
        last = places[-1].pk
    return sent


def summary_of(organisation: Organisation, on: dt.date) -> letters.Summary | None:
    """None if there is nothing to tell."""
    found = programmes_of(organisation, on)
    overdue = sum(one.overdue for one in found)
    near = sum(one.due_soon for one in found) - overdue
    return letters.Summary(organisation.name, overdue, near) if overdue or near else None


def send_digest(
    learner: Learner, organisation: Organisation, week: dt.date, summary: letters.Summary
) -> int:
    if not letters.address_of(learner):
        return 0
    try:
        with transaction.atomic():
            row = Digest.objects.create(learner=learner, organisation=organisation, week=week)
    except IntegrityError:  # another worker was faster
        return 0
    try:
        letters.digest(learner, summary).send()
    except (SMTPException, ConnectionError):
        row.delete()
        return 0
    Digest.objects.filter(pk=row.pk).update(sent_at=timezone.now())
    return 1
