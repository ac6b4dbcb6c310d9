"""Verbs about one assignment: give it, and take it back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..exceptions import GivenByRule, NotAMember, ProgrammeNotReady
from ..models import Assignment, Learner, Organisation, Programme
from ..queries.audiences import current_version
from ..queries.reasons import rules_behind
from .rules import first_membership
from .settling import settle


@transaction.atomic
def assign(
    *,
    learner: Learner,
    programme: Programme,
    organisation: Organisation,
    by: Any,
    starts_on: dt.date | None = None,
    event_on: dt.date | None = None,
) -> Assignment:
    """Give a member a programme by hand, or give back the assignment she already has.

    Raises ProgrammeNotReady, NotAMember.
    """
    today = timezone.localdate()
    version = current_version(programme.pk)
    if version is None or not programme.is_active or not may_use(organisation, programme):
        raise ProgrammeNotReady
    Learner.objects.select_for_update().get(pk=learner.pk)
    membership = first_membership(learner.pk, organisation.pk, today)
    if membership is None:
        raise NotAMember
    assignment, created = Assignment.objects.active().get_or_create(
        learner=learner,
        programme=programme,
        organisation=organisation,
        released_on=None,
        defaults={
            "version": version,
            "membership": membership,
            "group": membership.group,
            "assigned_by": by,
            "assigned_at": timezone.now(),
            "starts_on": starts_on or today,
            "event_on": event_on,
        },
    )
    if created:
        settle([assignment.pk])
    return assignment


def may_use(organisation: Organisation, programme: Programme) -> bool:
    """A programme of one organisation is for it and those below it."""
    owner = programme.organisation
    return owner is None or organisation.path.startswith(owner.path)


@transaction.atomic
def release(*, assignment: Assignment, by: Any) -> Assignment:
    """End an assignment given by hand; the person keeps her own record. Twice changes nothing.

    Raises GivenByRule if a rule gave it or means her as well: the next sync would only give it
    again, as a new one without what was confirmed and arranged in this.
    """
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.rule_id or rules_behind([assignment], timezone.localdate())[assignment.pk]:
        raise GivenByRule
    if assignment.released_on is None:
        assignment.released_on = timezone.localdate()
        assignment.released_at = timezone.now()
        assignment.save(update_fields=["released_on", "released_at"])
    return assignment
