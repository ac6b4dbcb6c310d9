"""An Open Badge from sample facts, with keys of its own; no database."""

import copy
import datetime as dt
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.credentials import build, proof
from certificates.credentials.status import StatusPosition
from certificates.keys import naming
from certificates.keys.signing import CredentialKey, TokenKey
from tests.certificates.pdf_cast import SNAPSHOT

DID = "did:web:lernen.example.org"
SITE = "https://lernen.example.org"
ED25519 = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
P256 = ec.derive_private_key(int.from_bytes(bytes(range(1, 33)), "big"), ec.SECP256R1())
CREDENTIAL_KEY = CredentialKey(f"{DID}#{naming.credential_id(ED25519.public_key())}", ED25519)
TOKEN_KEY = TokenKey(f"{DID}#{naming.token_id(P256.public_key())}", P256)
MOMENT = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
LIST = f"{SITE}/aussteller/status/1/revocation/"
ISSUER = build.Issuer(DID, "Lernplattform Beispiel", f"{SITE}/", f"{SITE}/leistungen/")


def badge(snapshot=SNAPSHOT, **more):
    return build.credential(
        snapshot,
        issuer=ISSUER,
        uuid=UUID("6c8aa4f3-408b-4a15-b79a-c18c53b0678e"),
        status=StatusPosition(LIST, 77),
        at=MOMENT,
        salt="00" * 16,
        **more,
    )


def signed(snapshot=SNAPSHOT, **more):
    return proof.add_proof(badge(snapshot, **more), CREDENTIAL_KEY, created=MOMENT)


def changed(deed):
    """A signed badge that somebody changed afterwards."""
    document = copy.deepcopy(signed())
    deed(document)
    return document
