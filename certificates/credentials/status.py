"""Bitstring Status List 1.0 of the W3C: places as bits, and the lists as credentials."""

import base64
import datetime as dt
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..models.status import BITS
from .loader import CREDENTIALS
from .times import iso

Purpose = Literal["revocation", "suspension"]
PURPOSES: tuple[Purpose, ...] = ("revocation", "suspension")
# How long a verifier may rely on what it fetched, in milliseconds; also how soon a revocation is
# known everywhere.
KEEP_MILLISECONDS = 300_000


@dataclass(frozen=True)
class StatusPosition:
    """`url` of the list for revocations, and the place in it."""

    url: str
    index: int


def encode(indices: Iterable[int]) -> str:
    """Index 0 is the left-most bit. The same places give the same text."""
    bits = bytearray(BITS // 8)
    for index in indices:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).rstrip(b"=").decode()


def entry(position: StatusPosition) -> dict[str, str]:
    """What a credential says about its place. 1EdTech allows one entry only: revocation."""
    return {
        "id": f"{position.url}#{position.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(position.index),
        "statusListCredential": position.url,
    }


def list_credential(
    *, url: str, issuer: str, purpose: Purpose, indices: Iterable[int], at: dt.datetime
) -> dict[str, Any]:
    """The list as a credential, not signed yet."""
    return {
        "@context": [CREDENTIALS],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": iso(at),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "ttl": KEEP_MILLISECONDS,
            "encodedList": encode(indices),
        },
    }
