"""The few facts a printed QR code carries, signed, so that paper can be checked without a network.

They stand behind the "#" of the verification link, which browsers never send. Bytes, then
base64url without padding:

    version 1 · flags 1 (bit 0: with passed assessment) · key 4 (of the SHA-256 of the key id) ·
    started, completed, issued, valid until: 2 each, days since 2000-01-01 (0 none, or a day
    before 2000 or after 2179) · units 2 (hundredths; 0 more than it can tell) · two spellings of
    the name, 6 each (hash with the code as salt) ·
    course code and title: length 1 and UTF-8 · signature 64 (Ed25519)

What is signed begins with SEAL, the issuer and the number, so that neither can be exchanged.
The offline kit reads them: `offline/pruefen_qr.py` and `offline/badge.js`.
"""

import base64
import datetime as dt
import hashlib
import struct
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..keys.signing import CredentialKey
from ..names import spellings

SEAL = b"kinderschutz-qr-1"
VERSION = 1
HEAD = struct.Struct(">BB4sHHHHH6s6s")
MOST = 0xFFFF
TITLE_BYTES, CODE_BYTES = 60, 12
EPOCH = dt.date(2000, 1, 1)


def mini_payload(snapshot: Mapping[str, Any], key: CredentialKey) -> str:
    """To be put behind `snapshot["verify"]["link"]` and a "#"."""
    issuer = key.key_id.partition("#")[0]
    facts = _facts(snapshot, key.key_id)
    signature = key.private_key.sign(_signed(issuer, snapshot["number"], facts))
    return base64.urlsafe_b64encode(facts + signature).rstrip(b"=").decode()


def key_tag(key_id: str) -> bytes:
    return hashlib.sha256(key_id.encode()).digest()[:4]


def name_tags(name: str, code: str) -> tuple[bytes, bytes]:
    """Both spellings of a name, hashed with the code, which only the paper tells."""
    found = sorted(spellings(name)) or [""]
    tags = [hashlib.sha256(f"{code}\n{one}".encode()).digest()[:6] for one in found]
    return tags[0], tags[-1]


def _facts(snapshot: Mapping[str, Any], key_id: str) -> bytes:
    course, period, refresh = snapshot["course"], snapshot["period"], snapshot["refresh"]
    code = snapshot["verify"]["code"].replace("-", "")
    until = refresh["on"] if refresh["kind"] == "valid_until" else None
    days = (period["started"], period["completed"], snapshot["issued_on"], until)
    head = HEAD.pack(
        VERSION,
        int(snapshot["kind"] == "certificate"),
        key_tag(key_id),
        *(_days(day) for day in days),
        _fitting(int(Decimal(course["units"]) * 100)),
        *name_tags(snapshot["holder"], code),
    )
    return head + _text(course["code"], CODE_BYTES) + _text(course["title"], TITLE_BYTES)


def _signed(issuer: str, number: str, facts: bytes) -> bytes:
    return b"\n".join((SEAL, issuer.encode(), number.encode(), facts))


def _days(day: str | None) -> int:
    return _fitting((dt.date.fromisoformat(day) - EPOCH).days) if day else 0


def _fitting(number: int) -> int:
    """Silence rather than a wrong number: the paper says it in any case."""
    return number if 0 < number <= MOST else 0


def _text(text: str, most: int) -> bytes:
    data = text.encode()[:most].decode(errors="ignore").encode()
    return bytes([len(data)]) + data
