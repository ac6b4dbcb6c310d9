"""The contexts our credentials name, from pinned files; nothing is ever fetched."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .exceptions import CredentialRefused, Refusal

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"


class Pinned(NamedTuple):
    file: str
    sha256: str


PINNED = {
    CREDENTIALS: Pinned(
        "credentials-v2.json",
        "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f",
    ),
    OPEN_BADGES: Pinned(
        "open-badges-3.0.3.json",
        "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761",
    ),
    EXTENSIONS: Pinned(
        "open-badges-extensions.json",
        "2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e",
    ),
}


def load(url: str, options: Any = None) -> dict[str, Any]:
    """For PyLD. Raises CredentialRefused for every address that is not pinned."""
    # "static" tells PyLD that it may keep what it made of this context.
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": context(url),
        "contentType": "application/ld+json",
        "tag": "static",
    }


@cache
def context(url: str) -> dict[str, Any]:
    pinned = PINNED.get(url)
    if pinned is None:
        raise CredentialRefused(Refusal.CONTEXT)
    data = (files(__package__) / "contexts" / pinned.file).read_bytes()
    if hashlib.sha256(data).hexdigest() != pinned.sha256:
        raise RuntimeError(f"{pinned.file} is not the file that was pinned")
    found: dict[str, Any] = json.loads(data)
    return found
