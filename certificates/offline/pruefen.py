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
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pruefen_qr import check_qr

Kit = dict[str, Any]
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]")
STATES = {
    "valid": "echt und gültig",
    "expired": "echt, aber abgelaufen",
    "suspended": "echt, aber zurzeit ausgesetzt",
    "replaced": "echt, aber durch eine neuere ersetzt",
    "revoked": "echt, aber widerrufen",
}


class Refused(Exception):
    pass


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
        hole = data[before:after]
        if not re.fullmatch(rb"<(?:[0-9a-f]{2})+>", hole):
            raise Refused("wurde verändert")
        signed, digest, signature = signer_in(bytes.fromhex(hole[1:-1].decode()))
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


def check_badge(kit: Kit, data: bytes) -> dict[str, Any]:
    if not data.lstrip().startswith(b"{"):
        return check_token(kit, data.decode("ascii"))
    try:
        from pruefen_json import check_json

        return check_json(kit, data)
    except ImportError:
        raise Refused("lässt sich in der .json-Form nur mit PyLD prüfen") from None
    except ValueError as error:
        raise Refused(str(error)) from None


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


def state_of(kit: Kit, number: str, until: str) -> str:
    listed = kit["states"].get(hashlib.sha256(number.encode()).hexdigest()[:16])
    expired = bool(until) and until < dt.date.today().isoformat()  # noqa: DTZ011
    return str(listed or ("expired" if expired else "valid"))


def unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_file(kit: Kit, data: bytes) -> tuple[str, str]:
    """State ("" if it cannot be told) and what to say."""
    paper = b"%PDF-" in data[:1024]
    document = check_pdf(kit, data) if paper else check_badge(kit, data)
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
        good.append(report("QR-Code", lambda: by_qr(kit, given.qr, given.name)))
    return 0 if all(good) else 1


def by_qr(kit: Kit, text: str, name: str) -> tuple[str, str]:
    """Like `check_file`."""
    try:
        number, until, said = check_qr(kit, text, name)
    except ValueError as error:
        raise Refused(str(error)) from None
    state = state_of(kit, number, until)
    return state, f"{number}: {STATES[state]} – {said}"


def report(title: str, check: Any) -> bool:
    try:
        state, text = check()
    except Refused as error:
        state, text = "refused", str(error)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        state, text = "refused", "nicht lesbar"  # built in another way than ours
    except (OSError, RecursionError, StopIteration):
        state, text = "refused", "nicht lesbar"
    sys.stdout.write(f"{title}: {text}\n")
    return state == "valid"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
