"""Links by which the holder shows a certificate with the name, until a day of choice."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from ..exceptions import ShareRefused
from ..identifiers import new_code
from ..models import Certificate, CertificateShare

LONGEST_DAYS = 366
MOST_OPEN = 20


@transaction.atomic
def share(*, certificate: Certificate, ends_on: dt.date) -> CertificateShare:
    """Raises ShareRefused for a day in the past or too far away, and for too many open links."""
    today = timezone.localdate()
    if not today <= ends_on <= today + dt.timedelta(days=LONGEST_DAYS):
        raise ShareRefused
    Certificate.objects.select_for_update().get(pk=certificate.pk)
    open_links = certificate.shares.filter(ended_at__isnull=True, ends_on__gte=today)
    if certificate.erased_at or open_links.count() >= MOST_OPEN:
        raise ShareRefused
    return CertificateShare.objects.create(
        certificate=certificate, token=new_code(), created_at=timezone.now(), ends_on=ends_on
    )


@transaction.atomic
def end_share(*, share: CertificateShare) -> CertificateShare:
    """Doing it twice keeps the first time."""
    row = CertificateShare.objects.select_for_update().get(pk=share.pk)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
    return row
