"""Let a certificate rest while something is cleared up, and let it count again."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from ..deeds import Deed
from ..exceptions import AlreadyOver
from ..models import Certificate
from .acts import locked, record, required


@transaction.atomic
def suspend(*, certificate: Certificate, reason: str, by: AbstractBaseUser | None) -> Certificate:
    """Doing it twice keeps the first date and reason.

    Raises ReasonMissing, and AlreadyOver for one that is revoked or replaced.
    """
    reason, row = required(reason), locked(certificate)
    if row.revoked_at or row.replaced_at:
        raise AlreadyOver
    if row.suspended_at is None:
        row.suspended_at, row.suspended_reason = timezone.now(), reason
        record(row, Deed.SUSPENDED, by)
    return row


@transaction.atomic
def lift(*, certificate: Certificate, by: AbstractBaseUser | None) -> Certificate:
    """Lifting what is not suspended changes nothing; the history keeps that it once was."""
    row = locked(certificate)
    if row.suspended_at is not None:
        row.suspended_at, row.suspended_reason = None, ""
        record(row, Deed.LIFTED, by)
    return row
