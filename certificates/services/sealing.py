"""Everything about an issue that is not the facts: keys, issuer, place, moment."""

import datetime as dt
from typing import NamedTuple
from uuid import uuid4

from django.utils import timezone

from ..addresses import issuer, status_position
from ..conf import settings
from ..exceptions import CannotIssue, KeyUnavailable
from ..keys.signing import PaperKey
from ..models import StatusList
from ..pades.timestamps import HttpTimeStamper
from ..pipe import Seal
from .keys import signing_keys
from .status import take_place


class Place(NamedTuple):
    status_list: StatusList
    index: int


def new_seal(*, at: dt.datetime, expires_on: dt.date | None) -> tuple[Seal, Place]:
    """Raises KeyUnavailable before anything is written."""
    keys = signing_keys()
    _require_in_force(keys.paper, at)
    place = Place(*take_place())
    seal = Seal(
        keys=keys,
        issuer=issuer(),
        uuid=uuid4(),
        status=status_position(place.status_list.number, place.index),
        at=at,
        valid_until=end_of(expires_on) if expires_on else None,
        timestamper=_timestamper(),
    )
    return seal, place


def _require_in_force(paper: PaperKey, at: dt.datetime) -> None:
    """A signature from outside the time of its certificate is believed by nobody, us included."""
    for one in (paper.certificate, *paper.chain):
        if not one.not_valid_before_utc <= at <= one.not_valid_after_utc:
            days = f"{one.not_valid_before_utc.date()} – {one.not_valid_after_utc.date()}"
            name = one.subject.rfc4514_string()
            raise KeyUnavailable(f"paper: the certificate of {name} is valid {days} only")


def _timestamper() -> HttpTimeStamper | None:
    url = settings.TIMESTAMP_URL
    try:
        return HttpTimeStamper(url) if url else None
    except ValueError as error:
        raise CannotIssue(f"CERTIFICATES_TIMESTAMP_URL: {error}") from error


def end_of(day: dt.date) -> dt.datetime:
    """The last second of a day here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59)))
