"""Withdraw a certificate; the row, its file and its history stay."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from ..exceptions import ReasonMissing
from ..models import Certificate


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: AbstractBaseUser | None) -> Certificate:
    """Doing it twice keeps the first date and reason. `by` is None for the system.

    Raises ReasonMissing for an empty reason.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.revoked_reason = reason
        locked._history_user = by
        locked._change_reason = "revoked"
        locked.save()
    return locked
