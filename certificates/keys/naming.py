"""How a key is named: by what it is, so that nobody can give one key the name of another."""

import base64
import hashlib
import json

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .multikey import multikey

COORDINATE_BYTES = 32  # of P-256


def credential_id(key: Ed25519PublicKey) -> str:
    return multikey(key)


def token_id(key: EllipticCurvePublicKey) -> str:
    """The JWK thumbprint (RFC 7638)."""
    canonical = json.dumps(jwk(key), sort_keys=True, separators=(",", ":"))
    return base64url(hashlib.sha256(canonical.encode()).digest())


def certificate_id(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def jwk(key: EllipticCurvePublicKey | Ed25519PublicKey) -> dict[str, str]:
    """The public key as JSON (RFC 7517), required members only."""
    if isinstance(key, Ed25519PublicKey):
        return {"kty": "OKP", "crv": "Ed25519", "x": base64url(key.public_bytes_raw())}
    numbers = key.public_numbers()
    x, y = (base64url(part.to_bytes(COORDINATE_BYTES, "big")) for part in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def base64url(data: bytes) -> str:
    """Without padding (RFC 7515)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
