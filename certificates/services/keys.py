"""Make, change and withdraw the keys of the issuer.

Order as with certificates: the private half is stored first, then the row is committed. What a
crash can leave behind is a private key that nobody uses.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..authority import RSA_BITS, make_authority, make_leaf
from ..conf import settings
from ..credentials.did import issuer_did
from ..exceptions import KeyUnavailable, KeyUnfit
from ..keys import fitness, naming, pem
from ..keys.signing import CredentialKey, PaperKey, PrivateKey, SigningKeys, TokenKey
from ..keys.store import KeyMissing, key_store, store_name
from ..models import IssuerKey, KeyPurpose
from ..queries.keys import SIGNING, active_key, active_keys

# The authority first: it signs the certificate of the paper key.
ORDER = (KeyPurpose.AUTHORITY, KeyPurpose.PAPER, KeyPurpose.CREDENTIAL, KeyPurpose.TOKEN)


def create_missing() -> list[IssuerKey]:
    """A key for every purpose that has none; safe to repeat."""
    there = active_keys()
    # A paper key of a public authority needs no authority of our own.
    needed = ORDER[1:] if KeyPurpose.PAPER in there else ORDER
    return [rotate(purpose=purpose) for purpose in needed if purpose not in there]


def rotate(*, purpose: str) -> IssuerKey:
    """A new key takes over; the old one is retired and keeps proving what it signed."""
    now = timezone.now()
    if purpose == KeyPurpose.AUTHORITY:
        key, root = make_authority(name=settings.ISSUER_NAME, now=now)
        return introduce(purpose=purpose, private_key=key, chain=[root])
    if purpose == KeyPurpose.PAPER:
        leaf_key = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
        chain = _certified(leaf_key.public_key(), now)
        return introduce(purpose=purpose, private_key=leaf_key, chain=chain)
    if purpose == KeyPurpose.TOKEN:
        return introduce(purpose=purpose, private_key=ec.generate_private_key(ec.SECP256R1()))
    return introduce(purpose=purpose, private_key=Ed25519PrivateKey.generate())


def introduce(
    *, purpose: str, private_key: PrivateKey, chain: Sequence[x509.Certificate] = ()
) -> IssuerKey:
    """Store this key and let it sign from now on. Raises KeyUnfit, KeyUnavailable."""
    public, now = private_key.public_key(), timezone.now()
    if reason := fitness.fault(purpose, public) or (
        chain and fitness.chain_fault(chain, public, now)
    ):
        raise KeyUnfit(str(reason))
    key_id = _key_id(purpose, public, chain)
    if IssuerKey.objects.filter(key_id=key_id).exists():
        raise KeyUnfit(_("this key is known already"))
    try:
        key_store().save(store_name(purpose, key_id), private_key)
    except KeyMissing as error:
        raise KeyUnavailable(str(error)) from error
    with transaction.atomic():
        _retire_active(purpose, now)
        row = IssuerKey(
            purpose=purpose,
            key_id=key_id,
            public_key=pem.public_text(public),
            certificate_chain=pem.chain_text(chain),
            created_at=now,
            activated_at=now,
        )
        row._change_reason = "created"
        row.save()
    return row


@transaction.atomic
def retire(*, key: IssuerKey) -> IssuerKey:
    """It signs no more but keeps proving; without a successor nothing can be issued."""
    locked = IssuerKey.objects.select_for_update().get(pk=key.pk)
    return _mark(locked, "retired_at", "retired") if locked.retired_at is None else locked


@transaction.atomic
def compromise(*, key: IssuerKey) -> IssuerKey:
    """Nothing it ever signed counts any more. Its row, and the date, stay."""
    locked = IssuerKey.objects.select_for_update().get(pk=key.pk)
    if locked.compromised_at is None:
        _mark(locked, "compromised_at", "compromised")
    return locked


def signing_keys() -> SigningKeys:
    """The keys that sign now; one query, the private halves are read once per process.

    Raises KeyUnavailable.
    """
    rows = active_keys()
    missing = [purpose.value for purpose in SIGNING if purpose not in rows]
    if missing:
        raise KeyUnavailable(f"no active key for: {', '.join(missing)}")
    ids = tuple(rows[purpose].key_id for purpose in SIGNING)
    chain = rows[KeyPurpose.PAPER].certificate_chain
    return _loaded(issuer_did(settings.BASE_URL), ids, chain)


def private_half(key: IssuerKey) -> PrivateKey:
    """From the store. Raises KeyUnavailable, also if the store holds another key by this name."""
    try:
        private = key_store().load(store_name(key.purpose, key.key_id))
    except KeyMissing as error:
        raise KeyUnavailable(str(error)) from error
    if pem.public_text(private.public_key()) != key.public_key:
        raise KeyUnavailable(f"{key.purpose}: the store holds another key")
    return private


@lru_cache(maxsize=4)
def _loaded(did: str, ids: tuple[str, ...], chain_text: str) -> SigningKeys:
    rows = {row.purpose: row for row in IssuerKey.objects.filter(key_id__in=ids)}
    private: dict[str, Any] = {purpose: private_half(row) for purpose, row in rows.items()}
    leaf, *issuers = pem.chain(chain_text)
    paper, credential, token = (private[purpose] for purpose in SIGNING)
    return SigningKeys(
        PaperKey(paper, leaf, tuple(issuers)),
        CredentialKey(f"{did}#{ids[1]}", credential),
        TokenKey(f"{did}#{ids[2]}", token),
    )


def _certified(public: rsa.RSAPublicKey, now: dt.datetime) -> list[x509.Certificate]:
    authority = active_key(KeyPurpose.AUTHORITY)
    if authority is None:
        raise KeyUnfit(_("there is no active authority of your own to certify it"))
    root = pem.chain(authority.certificate_chain)[0]
    leaf = make_leaf(
        authority_key=private_half(authority),
        authority=root,
        subject=settings.ISSUER_NAME,
        public_key=public,
        crl_url=settings.BASE_URL + reverse("certificates:crl", args=[authority.key_id]),
        now=now,
    )
    return [leaf, root]


def _key_id(purpose: str, public: Any, chain: Sequence[x509.Certificate]) -> str:
    if purpose == KeyPurpose.CREDENTIAL:
        return naming.credential_id(public)
    return (
        naming.token_id(public) if purpose == KeyPurpose.TOKEN else naming.certificate_id(chain[0])
    )


def _retire_active(purpose: str, now: dt.datetime) -> None:
    active = IssuerKey.objects.active().select_for_update().filter(purpose=purpose).first()
    if active:
        _mark(active, "retired_at", "retired")


def _mark(key: IssuerKey, field: str, reason: str) -> IssuerKey:
    setattr(key, field, timezone.now())
    key._change_reason = reason
    key.save()
    return key
