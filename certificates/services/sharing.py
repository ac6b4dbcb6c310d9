"""Links by which the holder shows a certificate with the name, until a day of choice."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from ..deeds import Deed
from ..exceptions import ShareRefused
from ..identifiers import new_code
from ..models import Certificate, CertificateShare
from .acts import locked, record

LONGEST_DAYS = 366
MOST_OPEN = 20


@transaction.atomic
def share(
    *, certificate: Certificate, ends_on: dt.date, by: AbstractBaseUser | None = None
) -> CertificateShare:
    """Raises ShareRefused for a day in the past or too far away, and for too many open links."""
    today = timezone.localdate()
    if not today <= ends_on <= today + dt.timedelta(days=LONGEST_DAYS):
        raise ShareRefused
    row = locked(certificate)
    open_links = row.shares.filter(ended_at__isnull=True, ends_on__gte=today)
    if row.erased_at or open_links.count() >= MOST_OPEN:
        raise ShareRefused
    record(row, Deed.SHARED, by)
    return CertificateShare.objects.create(
        certificate=row, token=new_code(), created_at=timezone.now(), ends_on=ends_on
    )


@transaction.atomic
def end_share(*, share: CertificateShare, by: AbstractBaseUser | None = None) -> CertificateShare:
    """Doing it twice keeps the first time."""
    row = CertificateShare.objects.select_for_update().get(pk=share.pk)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        record(locked(row.certificate), Deed.UNSHARED, by)
    return row
