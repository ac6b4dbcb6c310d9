"""Reads of the public halves: which keys sign, which may still prove."""

import datetime as dt
from typing import Any

from cryptography import x509
from django.db.models import QuerySet

from ..keys import pem
from ..models import Certificate, IssuerKey, KeyPurpose

# An issue takes its moment first and its keys a little later.
UNDER_WAY = dt.timedelta(minutes=15)
SIGNING = (KeyPurpose.PAPER, KeyPurpose.CREDENTIAL, KeyPurpose.TOKEN)


def active_key(purpose: str) -> IssuerKey | None:
    return IssuerKey.objects.active().filter(purpose=purpose).first()


def active_keys() -> dict[str, IssuerKey]:
    """By purpose; one query."""
    return {row.purpose: row for row in IssuerKey.objects.active()}


def proving_keys(*purposes: str) -> dict[str, Any]:
    """Public keys by key id, newest first: all that are not compromised, retired ones too."""
    rows = IssuerKey.objects.trusted().filter(purpose__in=purposes).order_by("-created_at", "-pk")
    return {row.key_id: pem.public_key(row.public_key) for row in rows}


def proving_key(purpose: str, key_id: str) -> Any | None:
    """The public key with this id, unless it is unknown or compromised."""
    row = IssuerKey.objects.trusted().filter(purpose=purpose, key_id=key_id).first()
    return pem.public_key(row.public_key) if row else None


def trusted_certificates() -> list[x509.Certificate]:
    """Our own authorities and imported chains: what signatures on paper may lead up to.

    Of compromised keys nothing is trusted, not even that which their chain contains.
    """
    rows = IssuerKey.objects.trusted().filter(purpose__in=[KeyPurpose.AUTHORITY, KeyPurpose.PAPER])
    found = {pem.chain(row.certificate_chain)[-1]: None for row in rows}
    return list(found)


def own_leaves() -> set[str]:
    """Our paper certificates that are not compromised, as `naming.certificate_id` names them.

    Not by serial number, which another authority may give out once more.
    """
    rows = IssuerKey.objects.trusted().filter(purpose=KeyPurpose.PAPER)
    return set(rows.values_list("key_id", flat=True))


def signed_with(key: IssuerKey) -> QuerySet[Certificate]:
    """Current certificates from the time of this key; a few neighbours may be among them."""
    found = Certificate.objects.filter(
        revoked_at__isnull=True, replaced_at__isnull=True, erased_at__isnull=True
    ).exclude(credential="")
    if key.activated_at is None:
        return found.none()
    found = found.filter(issued_at__gte=key.activated_at - UNDER_WAY)
    if key.retired_at:
        found = found.filter(issued_at__lte=key.retired_at + UNDER_WAY)
    return found.order_by("issued_at", "pk")
