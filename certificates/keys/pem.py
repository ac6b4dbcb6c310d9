"""Keys and certificates as PEM text."""

from collections.abc import Iterable
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from .signing import PrivateKey


def private_text(key: PrivateKey, password: str = "") -> bytes:
    """PKCS#8; encrypted if there is a password."""
    how = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def private_key(text: bytes, password: str = "") -> Any:
    """Raises ValueError or TypeError if the text or the password is wrong."""
    return load_pem_private_key(text, password.encode() if password else None)


def public_text(key: Any) -> str:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def public_key(text: str) -> Any:
    return load_pem_public_key(text.encode())


def chain_text(certificates: Iterable[x509.Certificate]) -> str:
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)


def chain(text: str) -> list[x509.Certificate]:
    """The key's own certificate first; empty for an empty text."""
    return x509.load_pem_x509_certificates(text.encode()) if text else []
