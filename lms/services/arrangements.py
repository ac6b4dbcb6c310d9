"""Verbs that put off, pause or waive; none of them asks or keeps why."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..exceptions import (
    DayNotPossible,
    NothingToExtend,
    NotLater,
    NotYourStep,
    PauseOverlaps,
)
from ..models import (
    Assignment,
    Exemption,
    Extension,
    Pause,
    Period,
    ProgrammeStep,
    TemporaryFulfilment,
)
from ..models.arrangements import Arrangement
from .settling import settle

FAR = dt.timedelta(days=3660)  # nobody plans further ahead than ten years


def held(assignment: Assignment) -> Assignment:
    return Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)


def refuse_far(*days: dt.date | None) -> None:
    """Raises DayNotPossible for a slip of the pen such as the year 3026."""
    today = timezone.localdate()
    if any(day and abs(day - today) > FAR for day in days):
        raise DayNotPossible(DayNotPossible.far)


@transaction.atomic
def extend(*, assignment: Assignment, until: dt.date, by: Any) -> Extension:
    """Put off the deadline of the open round; the next round is reckoned without it.

    Raises NothingToExtend, NotLater, DayNotPossible.
    """
    refuse_far(until)
    held(assignment)
    period = Period.objects.filter(assignment=assignment, fulfilled_on__isnull=True).first()
    if period is None:
        raise NothingToExtend
    if until <= period.due_on:
        raise NotLater
    row = Extension.objects.create(assignment=assignment, cycle=period.cycle, until=until, by=by)
    settle([assignment.pk])
    return row


@transaction.atomic
def pause(
    *, assignment: Assignment, from_on: dt.date, until_on: dt.date | None = None, by: Any
) -> Pause:
    """Let deadlines rest from a day on, up to another (not included) or until `resume`.

    Raises PauseOverlaps, DayNotPossible.
    """
    refuse_far(from_on, until_on)
    if until_on and until_on <= from_on:
        raise DayNotPossible(DayNotPossible.order)
    held(assignment)
    there = Pause.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=from_on),
        assignment=assignment,
        withdrawn_at__isnull=True,
    )
    if until_on:
        there = there.filter(from_on__lt=until_on)
    if there.exists():
        raise PauseOverlaps
    row = Pause.objects.create(assignment=assignment, from_on=from_on, until_on=until_on, by=by)
    settle([assignment.pk])
    return row


@transaction.atomic
def resume(*, assignment: Assignment, on: dt.date, by: Any) -> Pause | None:
    """End the pause that is running; None if there is none."""
    held(assignment)
    running = Pause.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        assignment=assignment,
        from_on__lte=on,
        withdrawn_at__isnull=True,
    ).first()
    if running:
        running.until_on = on
        running.save(update_fields=["until_on"])
        settle([assignment.pk])
    return running


@transaction.atomic
def exempt(*, assignment: Assignment, by: Any, step: ProgrammeStep | None = None) -> Exemption:
    """Done otherwise, from today: all of it or one step. Twice changes nothing.

    Raises NotYourStep.
    """
    if step and step.version_id != assignment.version_id:
        raise NotYourStep
    held(assignment)
    row, created = Exemption.objects.get_or_create(
        assignment=assignment,
        step=step,
        withdrawn_at=None,
        until_on=None,
        defaults={"by": by, "from_on": timezone.localdate()},
    )
    if created:
        settle([assignment.pk])
    return row


@transaction.atomic
def end_exemption(*, exemption: Exemption, by: Any) -> Exemption:
    """From today it is asked for again."""
    running = Exemption.objects.filter(pk=exemption.pk, until_on__isnull=True)
    if running.update(until_on=timezone.localdate()):
        settle([exemption.assignment_id])
    exemption.refresh_from_db()
    return exemption


@transaction.atomic
def fulfil_temporarily(*, assignment: Assignment, until: dt.date, by: Any) -> TemporaryFulfilment:
    """Counts as fulfilled from today up to a day, not included.

    Raises DayNotPossible for a day that is not in the future.
    """
    refuse_far(until)
    today = timezone.localdate()
    if until <= today:
        raise DayNotPossible(DayNotPossible.past)
    held(assignment)
    return TemporaryFulfilment.objects.create(
        assignment=assignment, from_on=today, until_on=until, by=by
    )


@transaction.atomic
def withdraw(*, arrangement: Arrangement, by: Any) -> None:
    """Take something back that was noted by mistake: the row stays, with the moment of that.

    For confirmed steps, extensions, pauses and temporary fulfilments; twice changes nothing.
    """
    held(arrangement.assignment)
    rows = type(arrangement).objects.filter(pk=arrangement.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now()):
        settle([arrangement.assignment_id])
