"""Where private keys lie: behind a protocol, so that a token or a vault can take their place."""

from typing import Protocol

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from ..conf import settings
from .signing import PrivateKey


class KeyMissing(Exception):
    """The store has no such key or cannot read it; the message names the place, never the key."""


class KeyStore(Protocol):
    """Names are like "credential-z6Mk…": purpose and key id.

    A store of tokens (PKCS#11) returns objects with the methods of `cryptography`'s private keys
    that sign; `save` and `remove` may raise KeyMissing where the hardware makes its own keys.
    """

    def load(self, name: str) -> PrivateKey: ...

    def save(self, name: str, key: PrivateKey) -> None: ...

    def complaints(self) -> list[str]:
        """What an operator should put right, e.g. a folder that others may read."""
        ...


def key_store() -> KeyStore:
    """The store named by CERTIFICATES_KEY_STORE."""
    try:
        return import_string(settings.KEY_STORE)()
    except ImportError as error:
        raise ImproperlyConfigured(f"CERTIFICATES_KEY_STORE: {error}") from error


def store_name(purpose: str, key_id: str) -> str:
    return f"{purpose}-{key_id[:60]}"
