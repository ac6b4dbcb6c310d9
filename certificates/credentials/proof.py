"""The proof inside a credential: eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0)."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..keys import multikey
from ..keys.signing import CredentialKey
from .canonical import canonical
from .exceptions import CredentialRefused, Refusal
from .loader import CREDENTIALS, EXTENSIONS, OPEN_BADGES
from .screen import screen
from .times import iso

SUITE = "eddsa-rdfc-2022"
FIXED = {"type": "DataIntegrityProof", "cryptosuite": SUITE, "proofPurpose": "assertionMethod"}
MEMBERS = {*FIXED, "created", "verificationMethod", "proofValue"}
# Exactly these, in this order; the second is that of our status lists.
CONTEXTS = ([CREDENTIALS, OPEN_BADGES, EXTENSIONS], [CREDENTIALS])


def add_proof(
    credential: dict[str, Any], key: CredentialKey, *, created: dt.datetime
) -> dict[str, Any]:
    """A new dict with the proof as its last member."""
    options = FIXED | {"created": iso(created), "verificationMethod": key.key_id}
    signature = key.private_key.sign(hash_data(credential, options))
    return credential | {"proof": options | {"proofValue": multikey.encode(signature)}}


def check(document: Mapping[str, Any], public_key: Ed25519PublicKey) -> bool:
    """True, or CredentialRefused with the reason.

    The caller takes the key from our own table, by the name of `method_of`, never from the
    document, and compares the issuer.
    """
    proof = proof_of(document)
    try:
        signature = multikey.decode(proof["proofValue"])
    except ValueError:
        raise CredentialRefused(Refusal.ALTERED) from None
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        public_key.verify(signature, hash_data(unsigned, options))
    except InvalidSignature:
        raise CredentialRefused(Refusal.ALTERED) from None
    return True


def method_of(document: Mapping[str, Any]) -> str:
    """The key id the proof names, e.g. "did:web:host#z6Mk…"; raises CredentialRefused."""
    return str(proof_of(document)["verificationMethod"])


def proof_of(document: Mapping[str, Any]) -> dict[str, str]:
    """The one proof, if everything about it but the signature is as we write it."""
    screen(document)
    if document.get("@context") not in CONTEXTS:
        raise CredentialRefused(Refusal.CONTEXT)
    proof = document.get("proof")
    if not proof:
        raise CredentialRefused(Refusal.UNSIGNED)
    if not isinstance(proof, dict) or not all(isinstance(one, str) for one in proof.values()):
        raise CredentialRefused(Refusal.SUITE)
    if set(proof) != MEMBERS or any(proof[name] != value for name, value in FIXED.items()):
        raise CredentialRefused(Refusal.SUITE)
    return proof


def hash_data(credential: dict[str, Any], options: dict[str, Any]) -> bytes:
    """Section 3.2.4: the hash of the options, then that of the credential."""
    options = {"@context": credential["@context"]} | options
    parts = (canonical(part).encode() for part in (options, credential))
    return b"".join(hashlib.sha256(part).digest() for part in parts)
