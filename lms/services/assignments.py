"""Verbs about assignments by hand: give them, set the day of the event, take them back."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..exceptions import DayNotPossible, GivenByRule, NotAMember, ProgrammeNotReady
from ..models import Assignment, Learner, Membership, Organisation, Programme, ProgrammeVersion
from ..queries.audiences import current_version
from ..queries.reasons import rules_behind
from .arrangements import refuse_far
from .rules import first_membership
from .settling import settle, settle_all


@dataclass(frozen=True)
class Given:
    """How many have the programme now by this deed, and how many had it before."""

    new: int
    had: int


@transaction.atomic
def assign(
    *, learner: Learner, programme: Programme, organisation: Organisation, by: Any, **given: Any
) -> Assignment:
    """Give a member a programme by hand, or give back the assignment she already has.

    Raises ProgrammeNotReady, NotAMember, DayNotPossible.
    """
    membership = first_membership(learner.pk, organisation.pk, timezone.localdate())
    if membership is None:
        ready_version(programme, [organisation])
        raise NotAMember
    assign_many(memberships=[membership.pk], programme=programme, by=by, **given)
    return Assignment.objects.active().get(
        learner=learner, programme=programme, organisation=organisation
    )


@transaction.atomic
def assign_many(
    *,
    memberships: Collection[int],
    programme: Programme,
    by: Any,
    starts_on: dt.date | None = None,
    event_on: dt.date | None = None,
    occasion: str = "",
) -> Given:
    """Give it to each of these memberships' people, in the organisation of the membership.

    Who has the programme there keeps it as it is; who has left meanwhile is left out. Raises
    ProgrammeNotReady, DayNotPossible.
    """
    refuse_far(starts_on, event_on)
    named = Membership.objects.filter(pk__in=memberships)
    learners = sorted(set(named.values_list("learner", flat=True)))
    list(Learner.objects.select_for_update().filter(pk__in=learners).order_by("pk"))
    here = named.active().filter(organisation__is_active=True).select_related("organisation")
    places: dict[tuple[int, int], Membership] = {}
    for one in here.order_by("pk"):
        places.setdefault((one.learner_id, one.organisation_id), one)
    version = ready_version(programme, {one.organisation for one in places.values()})
    there = Assignment.objects.active().filter(programme=programme, learner__in=learners)
    had = set(there.values_list("learner", "organisation")) & places.keys()
    now, today = timezone.now(), timezone.localdate()
    made = Assignment.objects.bulk_create(
        Assignment(
            learner_id=one.learner_id,
            organisation_id=one.organisation_id,
            programme=programme,
            version=version,
            membership=one,
            group_id=one.group_id,
            assigned_by=by,
            assigned_at=now,
            starts_on=starts_on or today,
            event_on=event_on,
            occasion=occasion,
        )
        for place, one in places.items()
        if place not in had
    )
    settle_all(Assignment.objects.filter(pk__in=[one.pk for one in made]))
    return Given(new=len(made), had=len(had))


def ready_version(
    programme: Programme, organisations: Collection[Organisation]
) -> ProgrammeVersion:
    """The version people get. Raises ProgrammeNotReady where it may not be used."""
    version = current_version(programme.pk)
    if version is None or not programme.is_active:
        raise ProgrammeNotReady
    if not all(may_use(one, programme) for one in organisations):
        raise ProgrammeNotReady
    return version


def may_use(organisation: Organisation, programme: Programme) -> bool:
    """A programme of one organisation is for it and those below it."""
    owner = programme.organisation
    return owner is None or organisation.path.startswith(owner.path)


@transaction.atomic
def set_event_day(*, assignments: Collection[int], on: dt.date | None) -> int:
    """Steps "before the event" are due on that day; None: there is no event. Gives how many.

    Raises DayNotPossible.
    """
    refuse_far(on)
    held = Assignment.objects.active().select_for_update(of=("self",)).filter(pk__in=assignments)
    rows = list(held.order_by("pk"))
    if on and any(on < one.starts_on for one in rows):
        raise DayNotPossible(DayNotPossible.before_start)
    for one in rows:
        one.event_on = on
    Assignment.objects.bulk_update(rows, ["event_on"])
    settle([one.pk for one in rows])
    return len(rows)


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
