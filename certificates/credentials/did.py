"""The issuer as did:web, and the document that lists its keys (W3C DID Core, did:web)."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..keys.multikey import multikey
from ..keys.naming import jwk

CONTEXTS = (
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
)
PublicKey = Ed25519PublicKey | EllipticCurvePublicKey


def issuer_did(base_url: str) -> str:
    """E.g. "did:web:lernen.example.org" or "did:web:localhost%3A8000".

    The method knows no IP addresses; that of one's own machine, used for trying things out, is
    spelled "localhost".
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if is_address(host) and ip_address(host).is_loopback:
        host = "localhost"
    return f"did:web:{host}" + (f"%3A{parts.port}" if parts.port else "")


def host_of(did: str) -> str:
    """As part of a file name: "lernen.example.org", "localhost-8000"."""
    return did.removeprefix("did:web:").replace("%3A", "-")


def is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def did_document(did: str, keys: Mapping[str, PublicKey]) -> dict[str, Any]:
    """`keys` by key id (fragment): all that may still prove, retired ones too."""
    return {
        "@context": list(CONTEXTS),
        "id": did,
        "verificationMethod": [_method(did, name, key) for name, key in keys.items()],
        "assertionMethod": [f"{did}#{name}" for name in keys],
    }


def key_set(did: str, keys: Mapping[str, EllipticCurvePublicKey]) -> dict[str, Any]:
    """The keys of the tokens as JWKS (RFC 7517)."""
    common = {"use": "sig", "alg": "ES256"}
    return {"keys": [jwk(key) | {"kid": f"{did}#{name}"} | common for name, key in keys.items()]}


def _method(did: str, name: str, key: PublicKey) -> dict[str, Any]:
    method: dict[str, Any] = {"id": f"{did}#{name}", "type": "Multikey", "controller": did}
    if isinstance(key, Ed25519PublicKey):
        return method | {"publicKeyMultibase": multikey(key)}
    return method | {"type": "JsonWebKey", "publicKeyJwk": jwk(key)}
