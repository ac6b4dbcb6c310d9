"""The few facts a printed QR code carries, signed, so that paper can be checked without a network.

They stand behind the "#" of the verification link, which browsers never send. Bytes, then
base64url without padding:

    version 1 · flags 1 (bit 0: with passed assessment) · key 4 (of the SHA-256 of the key id) ·
    started, completed, issued, valid until: 2 each, days since 2000-01-01 (0 none) ·
    units 2 (hundredths) · two spellings of the name, 6 each (hash with the code as salt) ·
    course code and title: length 1 and UTF-8 · signature 64 (Ed25519)

What is signed begins with SEAL, the issuer and the number, so that neither can be exchanged.
"""

import base64
import datetime as dt
import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..keys.signing import CredentialKey
from ..names import spellings

SEAL = b"kinderschutz-qr-1"
VERSION = 1
HEAD = struct.Struct(">BB4sHHHHH6s6s")
SIGNATURE_BYTES = 64
TITLE_BYTES, CODE_BYTES = 60, 12
LONGEST = 400
EPOCH = dt.date(2000, 1, 1)


class PayloadRefused(ValueError):
    """Not readable, or the signature does not fit."""


@dataclass(frozen=True)
class Printed:
    """What a QR code says. `title` may be cut off."""

    with_assessment: bool
    key: bytes
    started: dt.date
    completed: dt.date
    issued: dt.date
    valid_until: dt.date | None
    units: Decimal
    names: tuple[bytes, bytes]
    code: str
    title: str


def mini_payload(snapshot: Mapping[str, Any], key: CredentialKey) -> str:
    """To be put behind `snapshot["verify"]["link"]` and a "#"."""
    issuer = key.key_id.partition("#")[0]
    facts = _facts(snapshot, key.key_id)
    signature = key.private_key.sign(_signed(issuer, snapshot["number"], facts))
    return base64.urlsafe_b64encode(facts + signature).rstrip(b"=").decode()


def read_payload(
    text: str, *, issuer: str, number: str, keys: Mapping[str, Ed25519PublicKey]
) -> Printed:
    """`keys` by full key id. Raises PayloadRefused."""
    facts, signature = _parts(text)
    printed = _read(facts)
    fitting = [key for name, key in keys.items() if key_tag(name) == printed.key]
    for key in fitting:
        try:
            key.verify(signature, _signed(issuer, number, facts))
        except InvalidSignature:
            continue
        return printed
    raise PayloadRefused("the signature does not fit")


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
        min(int(Decimal(course["units"]) * 100), 0xFFFF),
        *name_tags(snapshot["holder"], code),
    )
    return head + _text(course["code"], CODE_BYTES) + _text(course["title"], TITLE_BYTES)


def _read(facts: bytes) -> Printed:
    try:
        version, flags, key, *days, units, first, second = HEAD.unpack_from(facts)
        code, rest = _cut(facts[HEAD.size :])
        title, rest = _cut(rest)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise PayloadRefused("not readable") from error
    if version != VERSION or rest:
        raise PayloadRefused("not readable")
    started, completed, issued, until = (_day(number) for number in days)
    return Printed(
        with_assessment=bool(flags & 1),
        key=key,
        started=started,
        completed=completed,
        issued=issued,
        valid_until=until if days[3] else None,
        units=Decimal(units) / 100,
        names=(first, second),
        code=code,
        title=title,
    )


def _parts(text: str) -> tuple[bytes, bytes]:
    try:
        if len(text) > LONGEST:
            raise ValueError
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise PayloadRefused("not readable") from None
    return data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]


def _signed(issuer: str, number: str, facts: bytes) -> bytes:
    return b"\n".join((SEAL, issuer.encode(), number.encode(), facts))


def _days(day: str | None) -> int:
    return (dt.date.fromisoformat(day) - EPOCH).days if day else 0


def _day(number: int) -> dt.date:
    return EPOCH + dt.timedelta(days=number)


def _text(text: str, most: int) -> bytes:
    data = text.encode()[:most].decode(errors="ignore").encode()
    return bytes([len(data)]) + data


def _cut(data: bytes) -> tuple[str, bytes]:
    end = 1 + data[0]
    if len(data) < end:
        raise IndexError
    return data[1:end].decode(), data[end:]
