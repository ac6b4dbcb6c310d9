"""Verbs about belonging to an organisation: enter, confirm, change, leave."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from courses.models import ProfessionalGroup

from ..exceptions import EndBeforeStart, LastManager, MemberAlready
from ..models import Learner, Membership, Organisation
from ..queries.managing import managers_of
from ..queries.people import user_by_email
from .rules import sync_people


def account_fields(email: str) -> dict[str, Any]:
    """What a new account is called, whatever the host's user model calls it."""
    model = get_user_model()
    return {model.USERNAME_FIELD: email, model.get_email_field_name(): email}


@transaction.atomic
def enter(
    *,
    organisation: Organisation,
    email: str,
    name: str = "",
    role: str = Membership.Role.MEMBER,
    group: ProfessionalGroup | None = None,
    entered_on: dt.date | None = None,
    confirmed: bool = False,
) -> Membership:
    """Enter a person by her address; somebody without an account gets one without a password.

    It waits for her to confirm. Raises MemberAlready.
    """
    learner = learner_by_email(email=email, name=name)
    return join(
        learner=learner,
        organisation=organisation,
        role=role,
        group=group,
        entered_on=entered_on,
        known_as=name,
        confirmed=confirmed,
    )


def learner_by_email(*, email: str, name: str) -> Learner:
    """The learner behind an address; made if there is none. Her own name is left alone."""
    user = user_by_email(email)
    if user is None:
        user = get_user_model()(**account_fields(email))
        user.set_unusable_password()
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:  # somebody signed up in this moment
            user = user_by_email(email)
    learner, _created = Learner.objects.get_or_create(user=user, defaults={"name": name})
    return learner


@transaction.atomic
def join(
    *,
    learner: Learner,
    organisation: Organisation,
    role: str = Membership.Role.MEMBER,
    group: ProfessionalGroup | None = None,
    entered_on: dt.date | None = None,
    known_as: str = "",
    confirmed: bool = True,
) -> Membership:
    """Begin a membership. Raises MemberAlready while one in this role is not over."""
    Learner.objects.select_for_update().get(pk=learner.pk)
    entered_on = entered_on or timezone.localdate()
    there = Membership.objects.filter(learner=learner, organisation=organisation, role=role)
    if there.filter(Q(left_on__isnull=True) | Q(left_on__gt=entered_on)).exists():
        raise MemberAlready
    membership = Membership.objects.create(
        learner=learner,
        organisation=organisation,
        role=role,
        group=group,
        entered_on=entered_on,
        known_as=known_as,
        confirmed_at=timezone.now() if confirmed else None,
    )
    follow(membership)
    return membership


@transaction.atomic
def confirm(*, membership: Membership) -> Membership:
    """The person says that she belongs there: only now it counts."""
    membership = locked(membership)
    if membership.confirmed_at is None:
        membership.confirmed_at = timezone.now()
        membership.save(update_fields=["confirmed_at"])
        follow(membership)
    return membership


@transaction.atomic
def change(
    *, membership: Membership, role: str, group: ProfessionalGroup | None, known_as: str
) -> Membership:
    """Change role, group and the name in the organisation's list.

    Raises MemberAlready for a role the person has there already, LastManager.
    """
    membership = locked(membership)
    if membership.role != role:
        refuse_last_manager(membership)
        others = Membership.objects.not_over().filter(
            learner=membership.learner_id, organisation=membership.organisation_id, role=role
        )
        if others.exists():
            raise MemberAlready
    membership.role, membership.group, membership.known_as = role, group, known_as
    membership.save(update_fields=["role", "group", "known_as"])
    follow(membership)
    return membership


@transaction.atomic
def leave(*, membership: Membership, last_day: dt.date | None = None) -> Membership:
    """End a membership with this last day; without one it ends at once, with all its rights.

    The person keeps her account, her records and her certificates. Raises EndBeforeStart,
    LastManager.
    """
    membership = locked(membership)
    refuse_last_manager(membership)
    end = last_day + dt.timedelta(days=1) if last_day else timezone.localdate()
    if last_day is None:
        end = max(end, membership.entered_on)
    if end < membership.entered_on:
        raise EndBeforeStart
    membership.left_on = end
    membership.save(update_fields=["left_on"])
    follow(membership)
    return membership


def refuse_last_manager(membership: Membership) -> None:
    """Somebody must be left who can let people in and out, here or above."""
    if membership.role != Membership.Role.MANAGER or not membership.is_active():
        return
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    if not managers_of(membership.organisation).exclude(pk=membership.pk).exists():
        raise LastManager


def locked(membership: Membership) -> Membership:
    return (
        Membership.objects.select_for_update(of=("self",))
        .select_related("organisation", "learner__user", "group")
        .get(pk=membership.pk)
    )


def follow(membership: Membership) -> None:
    follow_all([membership])


def follow_all(memberships: Collection[Membership]) -> None:
    """Duties follow memberships that began, changed or ended, in the same transaction."""
    sync_people(learners={membership.learner_id for membership in memberships})
