"""Which places of a status list are marked; derived from the certificates at every read."""

from django.db.models import Q

from ..credentials.status import Purpose
from ..models import StatusList

MARKED = {
    # A replaced certificate is out of force for good, like a revoked one.
    "revocation": Q(revoked_at__isnull=False) | Q(replaced_at__isnull=False),
    "suspension": Q(suspended_at__isnull=False),
}


def marked_places(status_list: StatusList, purpose: Purpose) -> list[int]:
    """In order; one query. Erased certificates keep their mark."""
    found = status_list.certificates.filter(MARKED[purpose]).order_by("status_index")
    return list(found.values_list("status_index", flat=True))
