"""Who did what to a certificate, and when."""

import datetime as dt
from dataclasses import dataclass

from ..models import Certificate


@dataclass(frozen=True)
class Change:
    """`by` is empty for the system; `reason` only where one was given."""

    when: dt.datetime
    by: str
    revoked: bool
    reason: str


def changes_of(certificate: Certificate) -> list[Change]:
    """Newest first; one query."""
    rows = certificate.history.select_related("history_user").order_by("-history_date", "-pk")
    return [
        Change(
            when=row.history_date,
            by=str(row.history_user or ""),
            revoked=row.revoked_at is not None,
            reason=row.revoked_reason,
        )
        for row in rows
    ]
