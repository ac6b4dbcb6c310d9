"""The keys of one issue, loaded and ready to sign; private halves live nowhere else."""

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey


@dataclass(frozen=True)
class PaperKey:
    """Signs PDFs. `chain` leads from the issuer of `certificate` up to the root."""

    private_key: RSAPrivateKey | EllipticCurvePrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


@dataclass(frozen=True)
class CredentialKey:
    """Signs Open Badges; `key_id` is e.g. "did:web:host#z6Mk…"."""

    key_id: str
    private_key: Ed25519PrivateKey = field(repr=False)


@dataclass(frozen=True)
class TokenKey:
    """Signs JWTs with ES256; `key_id` is e.g. "did:web:host#thumbprint"."""

    key_id: str
    private_key: EllipticCurvePrivateKey = field(repr=False)


@dataclass(frozen=True)
class SigningKeys:
    paper: PaperKey
    credential: CredentialKey
    token: TokenKey
