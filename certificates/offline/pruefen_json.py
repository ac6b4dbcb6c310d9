"""Check an Open Badge in its JSON form (eddsa-rdfc-2022) without a network; needs PyLD."""

import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LARGEST, OBJECTS, NAMELESS, LARGEST_NUMBER = 65_536, 40, 6, 2**53
MEMBERS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}


def check_json(kit: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The document. Raises ValueError with words for people."""
    if len(data) > LARGEST:
        raise ValueError("ist viel größer als unsere")
    document: dict[str, Any] = json.loads(data, object_pairs_hook=unique)
    screen(document)
    proof = document.pop("proof", None)
    if not isinstance(proof, dict) or set(proof) != MEMBERS:
        raise ValueError("trägt keine Signatur, die wir kennen")
    if document["@context"] not in kit["contexts"]:
        raise ValueError("ist nicht so aufgebaut wie unsere")
    issuer = document["issuer"]["id"]
    if issuer not in kit["issuers"]:
        raise ValueError("nennt eine andere ausstellende Stelle")
    keys = {key["id"]: key["key"] for key in kit["credentials"] if key["issuer"] == issuer}
    if proof["verificationMethod"] not in keys:
        raise ValueError("ist mit einem hier unbekannten Schlüssel signiert")
    signature = base58(str(proof.pop("proofValue"))[1:])
    signed = digest(proof | {"@context": document["@context"]}) + digest(document)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys[proof["verificationMethod"]]))
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        raise ValueError("wurde verändert") from None
    return document


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Others might read the first of two like keys."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("wurde verändert")
    return dict(pairs)


def screen(document: dict[str, Any]) -> None:
    """Refuse what would take long to canonicalise or brings a vocabulary of its own."""
    objects = nameless = 0
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            objects, nameless = objects + 1, nameless + ("id" not in value)
            keywords = [key for key in value if key.startswith(("@", "_:"))]
            if keywords and (value is not document or keywords != ["@context"]):
                raise ValueError("ist nicht so aufgebaut wie unsere")
        waiting += value.values() if isinstance(value, dict) else ()
        waiting += value if isinstance(value, list) else ()
        if value is None or (isinstance(value, int | float) and abs(value) > LARGEST_NUMBER):
            # Means nothing, so it would not be signed; or is read differently by others.
            raise ValueError("wurde verändert")
        if objects > OBJECTS or nameless > NAMELESS or str(value)[:2] == "_:":
            raise ValueError("ist viel größer als unsere")


def digest(document: dict[str, Any]) -> bytes:
    """SHA-256 of the canonical N-Quads; terms that no context knows are refused."""
    from pyld import jsonld

    options = {"base": None, "documentLoader": load, "processingMode": "json-ld-1.1"}
    how = options | {"algorithm": "URDNA2015", "format": "application/n-quads"}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=refuse)
        return hashlib.sha256(jsonld.normalize(expanded, how).encode()).digest()
    except jsonld.JsonLdError:
        raise ValueError("wurde verändert") from None


def load(url: str, options: Any = None) -> dict[str, Any]:
    """From the folder; nothing is ever fetched."""
    folder = Path(__file__).parent / "kontexte"
    name = json.loads((folder / "namen.json").read_text(encoding="utf-8"))[url]
    document = json.loads((folder / name).read_text(encoding="utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document}


def refuse(name: str | None) -> None:
    raise ValueError("wurde verändert")


def base58(text: str) -> bytes:
    number = 0
    for char in text[:120]:
        number = number * 58 + ALPHABET.index(char)
    return number.to_bytes(64, "big")
