"""What a stranger with number and code may learn: never the holder, the group, the reason."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ..identifiers import CODE_LENGTH, parse_code, parse_number, same_code
from ..models import Certificate
from ..names import same_name
from ..states import State, state_of

NO_CODE = "-" * CODE_LENGTH


@dataclass(frozen=True)
class Verdict:
    """The public part of a genuine certificate. `name_matches` is None unless a name was typed."""

    state: State
    number: str
    kind: str
    course: dict[str, Any]
    units: Decimal
    hours: Decimal
    provider: dict[str, Any]
    started: dt.date
    completed: dt.date
    issued: dt.date
    refresh_kind: str
    refresh_on: dt.date | None
    revoked: dt.date | None
    recognitions: list[dict[str, Any]]
    name_matches: bool | None


def verdict(*, number: str, code: str, name: str = "") -> Verdict | None:
    """None for an unknown number as for a wrong code; one query either way."""
    certificate = Certificate.objects.filter(number=parse_number(number)).first()
    # Compared in any case, so that the answer takes as long without a certificate.
    genuine = same_code(certificate.code if certificate else NO_CODE, parse_code(code))
    if certificate is None or not genuine:
        return None
    matches = same_name(name, certificate.snapshot["holder"]) if name.strip() else None
    return _public(certificate, matches)


def _public(certificate: Certificate, name_matches: bool | None) -> Verdict:
    facts = certificate.snapshot
    course, refresh = facts["course"], facts["refresh"]
    shown = ("title", "code", "version", "topics", "format")
    return Verdict(
        state=state_of(certificate, timezone.localdate()),
        number=certificate.number,
        kind=facts["kind"],
        course={key: course[key] for key in shown},
        units=Decimal(course["units"]),
        hours=Decimal(course["minutes"]) / 60,
        provider={key: facts["provider"][key] for key in ("name", "address", "website")},
        started=dt.date.fromisoformat(facts["period"]["started"]),
        completed=dt.date.fromisoformat(facts["period"]["completed"]),
        issued=dt.date.fromisoformat(facts["issued_on"]),
        refresh_kind=refresh["kind"],
        refresh_on=dt.date.fromisoformat(refresh["on"]) if refresh["on"] else None,
        revoked=timezone.localdate(certificate.revoked_at) if certificate.revoked_at else None,
        recognitions=facts["recognitions"],
        name_matches=name_matches,
    )
