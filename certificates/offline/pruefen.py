"""Check certificates without a network, with the keys and states in `daten.json` beside this file.

Use it as LIESMICH.txt shows. Exit status: 0 all valid, 1 at least one is not, 2 wrong use.
"""

import argparse
import base64
import datetime as dt
import hashlib
import io
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

Kit = dict[str, Any]
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]")
LINK = re.compile(r"/([^/#\s]+)/([^/#\s]+)/#([\w-]{100,400})$")
EPOCH = dt.date(2000, 1, 1)
STATES = {
    "valid": "echt und gültig",
    "expired": "echt, aber abgelaufen",
    "suspended": "echt, aber zurzeit ausgesetzt",
    "replaced": "echt, aber durch eine neuere ersetzt",
    "revoked": "echt, aber widerrufen",
}


class Refused(Exception):
    """The message is for people."""


def der(data: bytes, start: int) -> tuple[int, int, int]:
    """Tag, start of the content, end."""
    length, content = data[start + 1], start + 2
    if length & 0x80:
        digits = length & 0x7F
        length = int.from_bytes(data[content : content + digits], "big")
        content += digits
    if content + length > len(data):
        raise Refused("nicht lesbar")
    return data[start], content, content + length


def inside(data: bytes) -> list[tuple[int, bytes, bytes]]:
    """Of every element in the content of this one: tag, whole bytes, content."""
    _tag, at, end = der(data, 0)
    found = []
    while at < end:
        tag, content, after = der(data, at)
        found.append((tag, data[at:after], data[content:after]))
        at = after
    return found


def signer_in(cms: bytes) -> tuple[bytes, bytes, bytes]:
    """Signed attributes, message digest and signature (RFC 5652)."""
    signed_data = inside(inside(inside(cms)[1][1])[0][1])
    signer = inside(inside(signed_data[-1][1])[0][1])
    attributes = next(whole for tag, whole, _content in signer if tag == 0xA0)
    signature = next(content for tag, _whole, content in signer if tag == 0x04)
    digest = next(
        inside(inside(whole)[1][1])[0][2]
        for _tag, whole, _content in inside(attributes)
        if inside(whole)[0][1] == MESSAGE_DIGEST
    )
    return b"\x31" + attributes[1:], digest, signature


def is_ours(kit: Kit, signed: bytes, signature: bytes) -> bool:
    for paper in kit["papers"]:
        key: Any = load_der_public_key(bytes.fromhex(paper["spki"]))
        rsa = paper["algorithm"] == "RSA"
        how = (padding.PKCS1v15(), hashes.SHA256()) if rsa else (ec.ECDSA(hashes.SHA256()),)
        try:
            key.verify(signature, signed, *how)
        except InvalidSignature:
            continue
        return True
    return False


def check_pdf(kit: Kit, data: bytes) -> dict[str, Any]:
    """The badge inside; empty without pikepdf."""
    ranges = list(RANGE.finditer(data))
    if not ranges:
        raise Refused("trägt keine Signatur")
    for match in ranges[-3:]:
        before, after, rest = map(int, match.groups())
        hole = data[before + 1 : after - 1]
        if not re.fullmatch(rb"(?:[0-9a-f]{2})+", hole):
            raise Refused("wurde verändert")
        signed, digest, signature = signer_in(bytes.fromhex(hole.decode()))
        if not is_ours(kit, signed, signature):
            raise Refused("wurde nicht von uns signiert")
        if hashlib.sha256(data[:before] + data[after : after + rest]).digest() != digest:
            raise Refused("wurde verändert")
        if after + rest != len(data):
            raise Refused("ist von uns signiert, aber danach wurde etwas hinzugefügt")
    return badge_in(data)


def badge_in(data: bytes) -> dict[str, Any]:
    """Empty without pikepdf."""
    try:
        import pikepdf
    except ImportError:
        return {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: dict[str, Any] = json.loads(
            pdf.attachments["credential.json"].get_file().read_bytes()
        )
    return found


def check_token(kit: Kit, text: str) -> dict[str, Any]:
    head, body, signature = text.strip().split(".")
    header = json.loads(unbase64(head))
    known = {key["id"]: key["jwk"] for key in kit["tokens"]}
    if header.get("alg") != "ES256" or header.get("kid") not in known:
        raise Refused("ist mit einem hier unbekannten Schlüssel signiert")
    numbers = (int.from_bytes(unbase64(known[header["kid"]][part]), "big") for part in "xy")
    key = ec.EllipticCurvePublicNumbers(*numbers, ec.SECP256R1()).public_key()
    raw = unbase64(signature)
    both = (int.from_bytes(part, "big") for part in (raw[:32], raw[32:]))
    try:
        key.verify(
            encode_dss_signature(*both), f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256())
        )
    except InvalidSignature:
        raise Refused("wurde verändert") from None
    found: dict[str, Any] = json.loads(unbase64(body))
    return found


def check_qr(kit: Kit, text: str, name: str) -> tuple[str, str]:
    """Like `check_file`."""
    found = LINK.search(text.strip())
    if not found:
        raise Refused("ist nicht der ganze Inhalt des QR-Codes")
    number, code, data = found[1], found[2], unbase64(found[3])
    facts, signature = data[:-64], data[-64:]
    signed = f"kinderschutz-qr-1\n{kit['issuer']}\n{number}\n".encode() + facts
    for key in kit["credentials"]:
        if key["tag"] != facts[2:6].hex():
            continue
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["key"])).verify(signature, signed)
        except InvalidSignature:
            continue
        state = state_of(kit, number, day(facts, 12))
        return state, f"{number}: {STATES[state]} – {told(facts, code, name)}"
    raise Refused("wurde verändert, oder der Schlüssel ist hier unbekannt")


def told(facts: bytes, code: str, name: str) -> str:
    end = 29 + facts[28]
    title = facts[end + 1 : end + 1 + facts[end]].decode()
    units = int.from_bytes(facts[14:16], "big") / 100
    text = f"{title}, {units:g} UE, abgeschlossen am {day(facts, 8)}"
    if not name:
        return text
    tags = {facts[16:22], facts[22:28]}
    same = any(
        hashlib.sha256(f"{code}\n{one}".encode()).digest()[:6] in tags for one in plain(name)
    )
    return f"{text}, Name stimmt{'' if same else ' NICHT'} überein"


def plain(name: str) -> set[str]:
    """Like `certificates/names.py`, without academic titles."""
    german = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
    base = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
    words = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    apart = (
        unicodedata.normalize("NFKD", one.translate(base))
        for one in (words, words.translate(german))
    )
    return {"".join(char for char in one if char.isalnum()) for one in apart}


def day(facts: bytes, at: int) -> str:
    days = int.from_bytes(facts[at : at + 2], "big")
    return str(EPOCH + dt.timedelta(days=days)) if days else ""


def state_of(kit: Kit, number: str, until: str) -> str:
    listed = kit["states"].get(hashlib.sha256(number.encode()).hexdigest()[:16])
    expired = bool(until) and until < dt.date.today().isoformat()  # noqa: DTZ011
    return str(listed or ("expired" if expired else "valid"))


def unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_file(kit: Kit, data: bytes) -> tuple[str, str]:
    """State ("" if it cannot be told) and what to say."""
    paper = b"%PDF-" in data[:1024]
    document = check_pdf(kit, data) if paper else check_token(kit, data.decode("ascii"))
    if not document:
        return "", "echt und unverändert; den Stand zeigt pikepdf oder pruefen.html"
    number = document["credentialSubject"]["licenseNumber"]
    state = state_of(kit, number, document.get("validUntil", "")[:10])
    return state, f"{number}: {STATES[state]}, unverändert"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Bescheinigungen ohne Netz prüfen")
    parser.add_argument("dateien", nargs="*", type=Path)
    parser.add_argument("--qr", default="", help="der ganze Text des QR-Codes")
    parser.add_argument("--name", default="", help="Name auf dem Papier, für --qr")
    given = parser.parse_args(arguments)
    if not given.dateien and not given.qr:
        parser.error("eine Datei oder --qr angeben")
    kit = json.loads((Path(__file__).parent / "daten.json").read_text(encoding="utf-8"))
    sys.stdout.write(f"Stand der Mappe: {kit['day']}\n")
    good = [
        report(str(path), lambda path=path: check_file(kit, path.read_bytes()))
        for path in given.dateien
    ]
    if given.qr:
        good.append(report("QR-Code", lambda: check_qr(kit, given.qr, given.name)))
    return 0 if all(good) else 1


def report(title: str, check: Any) -> bool:
    try:
        state, text = check()
    except Refused as error:
        state, text = "refused", str(error)
    except (ValueError, KeyError, IndexError, StopIteration, OSError):
        state, text = "refused", "nicht lesbar"
    sys.stdout.write(f"{title}: {text}\n")
    return state == "valid"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
