"""Verbs about steps that no course fulfils: confirm that they took place, take that back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..exceptions import DayNotPossible, NotYourStep
from ..models import Assignment, ProgrammeStep, StepFulfilment
from .settling import settle

Kind = ProgrammeStep.Kind
EARLIEST = dt.date(1990, 1, 1)
BY_HERSELF = {Kind.READING, Kind.CONTACT}  # the learner may confirm these on her own


def confirm_step(
    *, assignment: Assignment, step: ProgrammeStep, on: dt.date, by: Any
) -> StepFulfilment:
    """Note that a step took place on a day; the same day twice is noted once.

    Raises NotYourStep, DayNotPossible.
    """
    if step.version_id != assignment.version_id or step.kind == Kind.COURSE:
        raise NotYourStep
    return note(assignment=assignment, step=step, on=on, by=by)


def take_over(*, assignment: Assignment, on: dt.date, by: Any) -> StepFulfilment:
    """Note that all of it was fulfilled on a day, before this platform or elsewhere.

    Raises DayNotPossible.
    """
    return note(assignment=assignment, step=None, on=on, by=by)


@transaction.atomic
def note(
    *, assignment: Assignment, step: ProgrammeStep | None, on: dt.date, by: Any
) -> StepFulfilment:
    if not EARLIEST <= on <= timezone.localdate():
        raise DayNotPossible
    Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    row, created = StepFulfilment.objects.get_or_create(
        assignment=assignment, step=step, on=on, withdrawn_at=None, defaults={"by": by}
    )
    if created:
        settle([assignment.pk])
    return row


@transaction.atomic
def withdraw_confirmation(*, fulfilment: StepFulfilment, by: Any) -> StepFulfilment:
    """Take a confirmation back: it was a mistake. The row stays, with the moment."""
    taken = StepFulfilment.objects.filter(pk=fulfilment.pk, withdrawn_at__isnull=True)
    if taken.update(withdrawn_at=timezone.now()):
        settle([fulfilment.assignment_id])
    fulfilment.refresh_from_db()
    return fulfilment
