"""A credential as VC-JWT with ES256 (Open Badges 3.0, section 8.2); the payload is the badge."""

from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

from ..keys.signing import TokenKey
from .exceptions import CredentialRefused, Refusal
from .screen import LARGEST, screen
from .times import epoch

ALGORITHM = "ES256"


def sign(credential: dict[str, Any], key: TokenKey) -> str:
    """`credential` without a proof: the token is the proof."""
    claims: dict[str, Any] = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": epoch(credential["validFrom"]),
    }
    if until := credential.get("validUntil"):
        claims["exp"] = epoch(until)
    headers = {"kid": key.key_id, "typ": "JWT"}
    return jwt.encode(credential | claims, key.private_key, algorithm=ALGORITHM, headers=headers)


def method_of(text: str) -> str:
    """The key id in the header; raises CredentialRefused."""
    if len(text) > LARGEST:
        raise CredentialRefused(Refusal.TOO_BIG)
    try:
        header = jwt.get_unverified_header(text)
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise CredentialRefused(Refusal.UNREADABLE) from None
    if header.get("alg") != ALGORITHM:
        raise CredentialRefused(Refusal.SUITE)
    if not isinstance(header.get("kid"), str):
        raise CredentialRefused(Refusal.KEY_UNKNOWN)
    return str(header["kid"])


def check(text: str, public_key: EllipticCurvePublicKey) -> dict[str, Any]:
    """The payload, or CredentialRefused. Dates are judged by the caller, with the status."""
    method_of(text)
    dates_later = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
    options: Any = dates_later | {"verify_aud": False}
    try:
        payload = jwt.decode(text, public_key, algorithms=[ALGORITHM], options=options)
    except jwt.InvalidSignatureError:
        raise CredentialRefused(Refusal.ALTERED) from None
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise CredentialRefused(Refusal.UNREADABLE) from None
    screen(payload)
    return dict(payload)
