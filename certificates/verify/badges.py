"""Check a credential: Open Badge as JSON with a proof inside, or as JWT.

A credential that we have stored word for word is answered from the row. Everything else has to
pass, in this order: size and shape, exact contexts, our issuer, a key from our own table, the
proof, and the comparison with what was stored.
"""

import base64
import re
from collections.abc import Mapping
from typing import Any

from ..addresses import issuer_dids
from ..credentials import proof, token
from ..credentials.exceptions import CredentialRefused, Refusal
from ..credentials.screen import parse
from ..identifiers import parse_number
from ..models import Certificate, KeyPurpose
from ..queries.keys import proving_key
from .answers import Answer, Finding, answer_about, refusal
from .issuers import issuer_of

Json = dict[str, Any]
FINDINGS = {
    Refusal.TOO_BIG: Finding.TOO_BIG,
    Refusal.UNREADABLE: Finding.UNREADABLE,
    Refusal.TOO_COMPLEX: Finding.TOO_COMPLEX,
    Refusal.CONTEXT: Finding.FOREIGN_CONTEXT,
    Refusal.UNSIGNED: Finding.UNSIGNED,
    Refusal.SUITE: Finding.FOREIGN_SUITE,
    Refusal.FOREIGN: Finding.FOREIGN_ISSUER,
    Refusal.KEY_UNKNOWN: Finding.KEY_UNKNOWN,
    Refusal.ALTERED: Finding.ALTERED,
}
KEY_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}")  # anything else need not be looked for
# What a token says twice, as JWT and as credential.
REPEATED = ("iss", "jti", "sub", "nbf", "exp", "proof")


class NotTheStored(Exception):
    """Signed by us, but not what we have on record."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.value)
        self.finding = finding


def check_badge(data: bytes, *, name: str = "") -> Answer:
    """`data` is JSON, or a JWT in compact form."""
    try:
        return answer_about(certificate_in(data), Finding.BADGE, name=name)
    except CredentialRefused as error:
        return refusal(FINDINGS[error.reason])
    except NotTheStored as error:
        return refusal(error.finding)


def certificate_in(data: bytes) -> Certificate:
    """The certificate this credential proves. Raises CredentialRefused and NotTheStored."""
    text = data.strip()
    return _of_json(text) if text.startswith(b"{") else _of_token(text)


def _of_json(data: bytes) -> Certificate:
    document = parse(data)
    certificate = _named_in(document)
    if certificate and certificate.credential and document == _stored(certificate):
        return certificate
    key_id = proof.method_of(document)
    proof.check(document, _key(KeyPurpose.CREDENTIAL, key_id, document))
    return _on_record(document, certificate)


def _of_token(data: bytes) -> Certificate:
    text = data.decode("ascii", errors="replace")
    key_id = token.method_of(text)
    document = _unverified(text)
    certificate = _named_in(document)
    if certificate and certificate.token == text:
        return certificate
    payload = token.check(text, _key(KeyPurpose.TOKEN, key_id, document))
    return _on_record(payload, certificate)


def _key(purpose: KeyPurpose, key_id: str, document: Json) -> Any:
    """From our own table, never from the document; a compromised key is as good as none."""
    did, _hash, fragment = key_id.partition("#")
    if issuer_of(document) not in issuer_dids() or did != issuer_of(document):
        raise CredentialRefused(Refusal.FOREIGN)
    key = proving_key(purpose, fragment) if KEY_NAME.fullmatch(fragment) else None
    if key is None:
        raise CredentialRefused(Refusal.KEY_UNKNOWN)
    return key


def _on_record(document: Json, certificate: Certificate | None) -> Certificate:
    if certificate is None:
        raise NotTheStored(Finding.UNKNOWN)
    if certificate.erased_at is None and _claims(document) != _claims(_stored(certificate)):
        raise NotTheStored(Finding.CONTRADICTS)
    return certificate


def _claims(document: Mapping[str, Any]) -> Json:
    return {name: value for name, value in document.items() if name not in REPEATED}


def _stored(certificate: Certificate) -> Json:
    return parse(certificate.credential.encode()) if certificate.credential else {}


def _named_in(document: Json) -> Certificate | None:
    subject = document.get("credentialSubject")
    number = subject.get("licenseNumber") if isinstance(subject, dict) else None
    if not isinstance(number, str):
        return None
    return Certificate.objects.filter(number=parse_number(number)).first()


def _unverified(text: str) -> Json:
    """The payload before anything is believed; only to look up what it claims to be."""
    try:
        payload = text.split(".")[1]
        return parse(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        raise CredentialRefused(Refusal.UNREADABLE) from None
