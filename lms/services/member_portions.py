"""Some hundred lines of a list become accounts, learners and memberships, in bulk, with history."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from ..history_rows import note_creation
from ..models import Learner, MemberRow, Membership
from ..queries.members import Key, latest_by_key
from ..queries.people import users_by_email
from .organisations import account_fields, follow_all

Outcome = MemberRow.Outcome
FIELDS = ["group", "entered_on", "left_on", "known_as"]


def write_portion(rows: list[MemberRow]) -> None:
    """Bring what is there to what the lines say; lines overtaken by events change nothing."""
    hold({row.email for row in rows})
    there = latest_by_key([key_of(row) for row in rows])
    new = [row for row in rows if row.outcome == Outcome.NEW and is_free(row, there)]
    learners = learners_of(new)
    today = timezone.localdate()
    begun = [
        Membership(
            learner_id=learners[row.email],
            organisation_id=row.organisation_id,
            role=row.role,
            group_id=row.group_id,
            known_as=row.name,
            entered_on=row.entered_on or today,
            left_on=row.left_on,
            confirmed_at=None,
        )
        for row in new
    ]
    if begun:
        note_creation(Membership.objects.bulk_create(begun))
    changes = [row for row in rows if row.outcome != Outcome.NEW and key_of(row) in there]
    moved = [one for row in changes if holds(one := moved_by(row, there[key_of(row)]))]
    if moved:
        bulk_update_with_history(moved, Membership, FIELDS)
    follow_all(moved)  # those who have just been entered have not confirmed yet


def hold(emails: set[str]) -> None:
    """Let nobody else begin or end memberships of these people before all is written.

    Always in the same order, so that two lists never wait for each other.
    """
    users = [user.pk for user in users_by_email(emails).values()]
    held = Learner.objects.filter(user__in=users).order_by("pk").select_for_update()
    list(held.values_list("pk", flat=True))


def key_of(row: MemberRow) -> Key:
    return row.email, row.organisation_id, row.role


def is_free(row: MemberRow, there: dict[Key, Membership]) -> bool:
    """True unless the person came in by another way since the list was read."""
    found = there.get(key_of(row))
    begins = row.entered_on or timezone.localdate()
    return found is None or (found.left_on is not None and found.left_on <= begins)


def moved_by(row: MemberRow, membership: Membership) -> Membership:
    membership.group_id = row.group_id or membership.group_id
    membership.entered_on = row.entered_on or membership.entered_on
    membership.left_on = row.left_on or membership.left_on
    membership.known_as = row.name or membership.known_as
    return membership


def holds(membership: Membership) -> bool:
    """False if the membership was ended since the list was read, before the days it names."""
    return membership.left_on is None or membership.left_on >= membership.entered_on


def learners_of(rows: list[MemberRow]) -> dict[str, int]:
    """Address → learner; accounts and learners that are missing are made, without a password."""
    names = {row.email: row.name for row in rows}
    users = accounts_of(names)
    pks = [user.pk for user in users.values()]
    known = dict(Learner.objects.filter(user__in=pks).values_list("user", "pk"))
    missing = [
        Learner(user=user, name=names[email])
        for email, user in users.items()
        if user.pk not in known
    ]
    if missing:
        made = Learner.objects.bulk_create(missing)
        note_creation(made)
        for learner in made:
            known[learner.user_id] = learner.pk
    return {email: known[user.pk] for email, user in users.items()}


def accounts_of(emails: dict[str, str]) -> dict[str, AbstractBaseUser]:
    model = get_user_model()
    users = users_by_email(emails)
    new = sorted(email for email in emails if email not in users)
    missing = [model(**account_fields(email)) for email in new]
    for user in missing:
        user.set_unusable_password()
    # Should somebody sign up in this moment, the portion begins anew and finds her.
    made = model._default_manager.bulk_create(missing)
    return users | dict(zip(new, made, strict=True))
