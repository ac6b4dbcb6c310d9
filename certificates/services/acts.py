"""What every act on an issued certificate has in common: one locked row, one row of history."""

from django.contrib.auth.models import AbstractBaseUser

from ..deeds import Deed
from ..exceptions import ReasonMissing
from ..models import Certificate


def locked(certificate: Certificate) -> Certificate:
    """The row as it is now, nobody else's until the transaction ends."""
    return Certificate.objects.select_for_update().get(pk=certificate.pk)


def record(certificate: Certificate, deed: Deed, by: AbstractBaseUser | None) -> None:
    """Save it, and who did what; `by` is None for the system."""
    certificate._history_user = by
    certificate._change_reason = deed.value
    certificate.save()


def required(reason: str) -> str:
    """Raises ReasonMissing for nothing but space."""
    if not (stripped := reason.strip()):
        raise ReasonMissing
    return stripped
