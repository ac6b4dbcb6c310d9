"""Erase the person from a certificate; an anonymous entry stays.

Whoever still holds the paper learns that it was issued, and whether it was withdrawn; what it
said and about whom is gone (GDPR article 17; field rule B.8).
"""

from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from ..deeds import Deed
from ..models import Certificate
from ..storage import certificate_storage
from .acts import locked, record

LEFT_IN_HISTORY = {
    "completion": None,
    "pdf": "",
    "pdf_sha256": "",
    "revoked_reason": "",
    "suspended_reason": "",
    "replaced_reason": "",
}


@transaction.atomic
def erase(*, certificate: Certificate, by: AbstractBaseUser | None) -> Certificate:
    """Doing it twice changes nothing. The file goes once the row is committed."""
    row = locked(certificate)
    if row.erased_at is not None:
        return row
    name = row.pdf.name
    row.erased_at = timezone.now()
    row.completion, row.holder, row.snapshot = None, "", {}
    row.pdf, row.pdf_sha256, row.credential, row.token = "", "", "", ""
    row.revoked_reason = row.suspended_reason = row.replaced_reason = ""
    row.shares.all().delete()
    record(row, Deed.ERASED, by)
    row.history.update(**LEFT_IN_HISTORY)
    transaction.on_commit(partial(certificate_storage().delete, name), robust=True)
    return row
