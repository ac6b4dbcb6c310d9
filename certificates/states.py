"""What a certificate is worth on a given day; derived, never stored."""

import datetime as dt
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    VALID = "valid", _("valid")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class Dated(Protocol):
    expires_on: dt.date | None
    revoked_at: dt.datetime | None


def state_of(certificate: Dated, today: dt.date) -> State:
    """Revoked beats expired; the day it expires on is the last valid one."""
    if certificate.revoked_at is not None:
        return State.REVOKED
    if certificate.expires_on is not None and certificate.expires_on < today:
        return State.EXPIRED
    return State.VALID
