"""Sign the lists that tell others what is no longer in force; once for each state of a list."""

import hashlib
from functools import lru_cache

from cryptography import x509
from django.core.cache import cache
from django.utils import timezone

from ..addresses import status_url
from ..authority import make_crl
from ..conf import settings
from ..credentials.did import issuer_did
from ..credentials.proof import add_proof
from ..credentials.status import Purpose, list_credential
from ..credentials.texts import as_text
from ..keys import pem
from ..keys.signing import CredentialKey, PrivateKey
from ..models import IssuerKey, KeyPurpose, StatusList
from ..queries.status import marked_places
from .keys import private_half, signing_keys

KEPT_SECONDS = 86_400


def signed_status_list(found: StatusList, purpose: Purpose, *, base: str = "") -> str:
    """The list as a signed credential; `base` is an address of former days.

    Verifiers demand that list and badge have one issuer, and that the list is called as the badge
    calls it. Raises KeyUnavailable.
    """
    places, key = marked_places(found, purpose), signing_keys().credential
    url, issuer = status_url(found.number, purpose, base), issuer_did(base or settings.BASE_URL)
    key = CredentialKey(f"{issuer}#{key.key_id.partition('#')[2]}", key.private_key)
    name = _cache_key(url, key.key_id, *map(str, places))
    if kept := cache.get(name):
        return str(kept)
    now = timezone.now()
    document = list_credential(url=url, issuer=issuer, purpose=purpose, indices=places, at=now)
    text = as_text(add_proof(document, key, created=now))
    cache.set(name, text, KEPT_SECONDS)
    return text


def revocation_list(authority: IssuerKey) -> bytes:
    """The CRL of one of our own authorities as DER. Raises KeyUnavailable."""
    root = pem.chain(authority.certificate_chain)[0]
    withdrawn = IssuerKey.objects.filter(
        purpose=KeyPurpose.PAPER, compromised_at__isnull=False
    ).order_by("compromised_at", "pk")
    revoked = [
        (leaf.serial_number, key.compromised_at)
        for key in withdrawn
        if (leaf := _leaf(key)).issuer == root.subject
    ]
    name = _cache_key(authority.key_id, *(str(serial) for serial, _moment in revoked))
    if kept := cache.get(name):
        return bytes(kept)
    now = timezone.now()
    data = make_crl(
        authority_key=_authority_half(authority.key_id),
        authority=root,
        revoked=revoked,
        now=now,
        number=int(now.timestamp()),
    )
    cache.set(name, data, KEPT_SECONDS)
    return data


def _leaf(key: IssuerKey) -> x509.Certificate:
    return pem.chain(key.certificate_chain)[0]


@lru_cache(maxsize=4)
def _authority_half(key_id: str) -> PrivateKey:
    """Reading an RSA key takes a quarter of a second: once per process."""
    return private_half(IssuerKey.objects.get(key_id=key_id))


def _cache_key(*parts: str) -> str:
    return "certificates:list:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
