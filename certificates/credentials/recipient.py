"""The holder as a salted hash: a verifier who knows the name can check it, nobody can read it."""

import hashlib
import secrets
from typing import Any

from ..names import normal_form

SALT_BYTES = 16


def identity(name: str, salt: str = "") -> dict[str, Any]:
    """An IdentityObject of Open Badges 3.0 (appendix B.1.10), of the name in its plain form."""
    salt = salt or secrets.token_hex(SALT_BYTES)
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": _hash(normal_form(name), salt),
        "identityType": "name",
        "salt": salt,
    }


def _hash(text: str, salt: str) -> str:
    return "sha256$" + hashlib.sha256((text + salt).encode()).hexdigest()
