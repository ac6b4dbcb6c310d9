"""Withdraw a certificate; the row, its file and its history stay."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from ..deeds import Deed
from ..models import Certificate
from .acts import locked, record, required


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: AbstractBaseUser | None) -> Certificate:
    """Doing it twice keeps the first date and reason. `by` is None for the system.

    Raises ReasonMissing for an empty reason.
    """
    reason, row = required(reason), locked(certificate)
    if row.revoked_at is None:
        row.revoked_at, row.revoked_reason = timezone.now(), reason
        record(row, Deed.REVOKED, by)
    return row
