"""Everything about an issue that is not the facts: keys, issuer, place, moment."""

import datetime as dt
from typing import NamedTuple
from uuid import uuid4

from django.utils import timezone

from ..addresses import issuer, status_position
from ..conf import settings
from ..exceptions import CannotIssue
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


def _timestamper() -> HttpTimeStamper | None:
    url = settings.TIMESTAMP_URL
    try:
        return HttpTimeStamper(url) if url else None
    except ValueError as error:
        raise CannotIssue(f"CERTIFICATES_TIMESTAMP_URL: {error}") from error


def end_of(day: dt.date) -> dt.datetime:
    """The last second of a day here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59)))
