"""Verbs about steps that no course fulfils: confirm that they took place, take that back."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..exceptions import DayNotPossible, NotYourStep
from ..models import Assignment, ProgrammeStep, StepFulfilment
from .settling import settle, settle_all

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


def refuse_impossible(on: dt.date) -> None:
    """Raises DayNotPossible for a day to come, or one before any record could begin."""
    if not EARLIEST <= on <= timezone.localdate():
        raise DayNotPossible


@transaction.atomic
def note(
    *, assignment: Assignment, step: ProgrammeStep | None, on: dt.date, by: Any
) -> StepFulfilment:
    refuse_impossible(on)
    Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    row, created = StepFulfilment.objects.get_or_create(
        assignment=assignment, step=step, on=on, withdrawn_at=None, defaults={"by": by}
    )
    if created:
        settle([assignment.pk])
    return row


@transaction.atomic
def confirm_many(*, assignments: Collection[int], key: str, on: dt.date, by: Any) -> int:
    """Note for many that a step took place, each in the version she has; gives how many were new.

    Those whose version has no such step are left out. Raises DayNotPossible.
    """
    refuse_impossible(on)
    held = Assignment.objects.active().select_for_update(of=("self",)).filter(pk__in=assignments)
    version_of = dict(held.order_by("pk").values_list("pk", "version"))
    steps = ProgrammeStep.objects.filter(key=key, version__in=set(version_of.values()))
    step_in = dict(steps.exclude(kind=Kind.COURSE).values_list("version", "pk"))
    noted = set(
        StepFulfilment.objects.filter(
            assignment__in=version_of, step__in=step_in.values(), on=on, withdrawn_at=None
        ).values_list("assignment", flat=True)
    )
    new = [pk for pk, version in version_of.items() if version in step_in and pk not in noted]
    StepFulfilment.objects.bulk_create(
        StepFulfilment(assignment_id=pk, step_id=step_in[version_of[pk]], on=on, by=by)
        for pk in new
    )
    settle_all(Assignment.objects.filter(pk__in=new))
    return len(new)
