"""Check the content of a printed QR code: facts signed with Ed25519, the name as a hash."""

import base64
import datetime as dt
import hashlib
import re
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from namen import spellings

LINK = re.compile(r"/([^/#\s]+)/([^/#\s]+)/#([\w-]{100,400})$")
EPOCH = dt.date(2000, 1, 1)


def check_qr(kit: dict[str, Any], text: str, name: str) -> tuple[str, str, str]:
    """Number, last valid day ("" for none) and what the code says; ValueError has words."""
    found = LINK.search(text.strip())
    if not found:
        raise ValueError("ist nicht der ganze Inhalt des QR-Codes")
    number, code = found[1], found[2]
    data = base64.urlsafe_b64decode(found[3] + "=" * (-len(found[3]) % 4))
    facts, signature = data[:-64], data[-64:]
    for key in kit["credentials"]:
        if key["tag"] != facts[2:6].hex():
            continue
        signed = f"kinderschutz-qr-1\n{key['issuer']}\n{number}\n".encode() + facts
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["key"])).verify(signature, signed)
        except InvalidSignature:
            continue
        return number, day(facts, 12), told(facts, code, name)
    raise ValueError("wurde verändert, oder der Schlüssel ist hier unbekannt")


def told(facts: bytes, code: str, name: str) -> str:
    end = 29 + facts[28]
    title = facts[end + 1 : end + 1 + facts[end]].decode()
    units, completed = int.from_bytes(facts[14:16], "big") / 100, day(facts, 8)
    extent = f"{units:g} UE" if units else "Umfang siehe Papier"
    text = f"{title}, {extent}, abgeschlossen am {completed or '(siehe Papier)'}"
    if not name:
        return text
    tags = {facts[16:22], facts[22:28]}
    same = any(
        hashlib.sha256(f"{code}\n{one}".encode()).digest()[:6] in tags for one in spellings(name)
    )
    return f"{text}, Name stimmt{'' if same else ' NICHT'} überein"


def day(facts: bytes, at: int) -> str:
    days = int.from_bytes(facts[at : at + 2], "big")
    return str(EPOCH + dt.timedelta(days=days)) if days else ""
