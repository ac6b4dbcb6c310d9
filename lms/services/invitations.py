"""Verbs about invitations: whoever holds the code may join, once or as often as it says."""

import base64
import datetime as dt
import hashlib
import secrets

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from courses.models import ProfessionalGroup

from ..exceptions import InvitationNotValid
from ..models import Invitation, Learner, Membership, Organisation
from .organisations import confirm, join

CODE_BYTES = 17  # 136 bits: nobody guesses one
GROUP_SIZE = 7


def new_code() -> str:
    """28 letters and digits in four groups, for links and for typing."""
    raw = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().rstrip("=")
    return "-".join(raw[at : at + GROUP_SIZE] for at in range(0, len(raw), GROUP_SIZE))


def plain_code(code: str) -> str:
    """A code without what people put between its signs."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def digest_of(code: str) -> str:
    """Fingerprint of a code, however it was typed."""
    return hashlib.sha256(plain_code(code).encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    expires_on: dt.date,
    role: str = Membership.Role.MEMBER,
    group: ProfessionalGroup | None = None,
    max_uses: int = 1,
    by: AbstractBaseUser | None = None,
) -> tuple[Invitation, str]:
    """Make an invitation; the code is given back this once and can't be read again."""
    code = new_code()
    invitation = Invitation(
        organisation=organisation,
        digest=digest_of(code),
        ending=code[-4:],
        role=role,
        group=group,
        expires_on=expires_on,
        max_uses=max_uses,
        created_by=by,
    )
    invitation.full_clean(exclude=["created_by"])
    invitation.save()
    return invitation, code


def find(*, code: str) -> Invitation:
    """The open invitation of a code. Raises InvitationNotValid, whatever the reason is."""
    invitation = (
        Invitation.objects.filter(digest=digest_of(code), organisation__is_active=True)
        .select_related("organisation", "group")
        .first()
    )
    if invitation is None or not invitation.is_open():
        raise InvitationNotValid
    return invitation


@transaction.atomic
def accept(*, code: str, user: AbstractBaseUser) -> Membership:
    """Join by a code. Who is a member in that role already, stays it and uses nothing up.

    Raises InvitationNotValid.
    """
    invitation = find(code=code)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    learner, _created = Learner.objects.get_or_create(user=user)
    there = (
        Membership.objects.current()
        .filter(learner=learner, organisation=invitation.organisation_id, role=invitation.role)
        .first()
    )
    if there:
        return confirm(membership=there)
    if not invitation.is_open():
        raise InvitationNotValid
    invitation.uses += 1
    invitation.save(update_fields=["uses"])
    return join(
        learner=learner,
        organisation=invitation.organisation,
        role=invitation.role,
        group=invitation.group,
    )


@transaction.atomic
def revoke(*, invitation: Invitation) -> Invitation:
    """Take an invitation back; who has joined stays."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
    return invitation
