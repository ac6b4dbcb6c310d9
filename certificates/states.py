"""What a certificate is worth on a given day; derived, never stored."""

import datetime as dt
from typing import Protocol

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    VALID = "valid", _("valid")
    EXPIRED = "expired", _("expired")
    SUSPENDED = "suspended", _("suspended")
    REPLACED = "replaced", _("replaced")
    REVOKED = "revoked", _("revoked")


class Dated(Protocol):
    expires_on: dt.date | None
    suspended_at: dt.datetime | None
    replaced_at: dt.datetime | None
    revoked_at: dt.datetime | None


def state_of(certificate: Dated, today: dt.date) -> State:
    """What lasts beats what may pass; the day it expires on is the last valid one."""
    if certificate.revoked_at is not None:
        return State.REVOKED
    if certificate.replaced_at is not None:
        return State.REPLACED
    if certificate.suspended_at is not None:
        return State.SUSPENDED
    if certificate.expires_on is not None and certificate.expires_on < today:
        return State.EXPIRED
    return State.VALID


def in_state(state: str, today: dt.date) -> Q:
    """The same rule as `state_of`, as a condition for certificates."""
    acts = {
        State.REVOKED: Q(revoked_at__isnull=False),
        State.REPLACED: Q(replaced_at__isnull=False),
        State.SUSPENDED: Q(suspended_at__isnull=False),
        State.EXPIRED: Q(expires_on__lt=today),
    }
    condition = Q()
    for stronger, holds in acts.items():
        if stronger == state:
            return condition & holds
        condition &= ~holds
    return condition
