"""Whether a key may do what it is meant for; what verifiers cannot read is refused here."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils.translation import gettext as _

from ..models.keys import KeyPurpose

RSA_LEAST = 3000  # BSI TR-02102-1


def fault(purpose: str, key: Any) -> str:
    """Why this public key does not suit the purpose; "" if it does."""
    if purpose == KeyPurpose.CREDENTIAL:
        return "" if isinstance(key, Ed25519PublicKey) else _("credentials need an Ed25519 key")
    if purpose == KeyPurpose.TOKEN:
        return "" if is_p256(key) else _("tokens need a P-256 key")
    if isinstance(key, rsa.RSAPublicKey):
        return "" if key.key_size >= RSA_LEAST else _("RSA keys need 3072 bits or more")
    if purpose == KeyPurpose.AUTHORITY:
        return _("the authority needs an RSA key")
    # Poppler with NSS and OpenSSL 3.0 cannot check Ed25519 signatures of PDFs.
    return "" if is_p256(key) else _("PDF signatures need an RSA or P-256 key")


def is_p256(key: Any) -> bool:
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)


def chain_fault(chain: Sequence[x509.Certificate], key: Any, now: dt.datetime) -> str:
    """Why this chain, leaf first, cannot stand behind the public key; "" if it can."""
    leaf = chain[0]
    if leaf.public_key() != key:
        return _("the certificate belongs to another key")
    if not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc:
        return _("the certificate is not valid today")
    for one, issuer in zip(chain, chain[1:], strict=False):
        try:
            one.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature):
            return _("the chain is broken or not in order")
    return ""


def in_order(leaf: x509.Certificate, others: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """Leaf first, then issuer after issuer, as far as they are there; files mix them up."""
    by_subject = {one.subject: one for one in others if one != leaf}
    chain = [leaf]
    while chain[-1].issuer in by_subject:
        chain.append(by_subject.pop(chain[-1].issuer))
    return chain
