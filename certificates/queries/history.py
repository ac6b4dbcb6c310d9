"""Who did what to a certificate, and when."""

import datetime as dt
from dataclasses import dataclass

from ..deeds import Deed
from ..models import Certificate


@dataclass(frozen=True)
class Change:
    """`by` is empty for the system; `reason` only where one was given."""

    when: dt.datetime
    by: str
    deed: Deed
    reason: str


def changes_of(certificate: Certificate) -> list[Change]:
    """Newest first; one query."""
    rows = certificate.history.select_related("history_user").order_by("-history_date", "-pk")
    return [
        Change(
            when=row.history_date,
            by=str(row.history_user or ""),
            deed=(deed := _deed(row.history_change_reason)),
            reason=str(getattr(row, f"{deed.value}_reason", "")),
        )
        for row in rows
    ]


def _deed(stored: str | None) -> Deed:
    return Deed(stored) if stored in Deed.values else Deed.ISSUED
