"""Fill in the signature: PAdES B-B, or B-T when a timestamp server is given."""

import asyncio
import datetime as dt
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from asn1crypto import cms
from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate as Asn1Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from courses.documents.metadata import pdf_date

from ..keys.signing import PaperKey
from . import places

ALGORITHM = "sha256"
OVERHEAD = 2048  # CMS around certificates and signature
TIMESTAMP = 12_288  # a token with the certificates of its server


class SigningFailed(RuntimeError):
    """The signature could not be made, e.g. the timestamp server did not answer."""


class KeySigner(Signer):
    """Signs with a loaded key; pyHanko's own signer would check the key anew each time."""

    def __init__(self, key: PaperKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(map(_asn1, key.chain))
        self.rsa = isinstance(key.private_key, RSAPrivateKey)
        super().__init__(
            signing_cert=_asn1(key.certificate),
            cert_registry=store,
            signature_mechanism=SignedDigestAlgorithm(
                {"algorithm": f"{ALGORITHM}_{'rsa' if self.rsa else 'ecdsa'}"}
            ),
        )
        self.key = key.private_key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        private: Any = self.key
        if self.rsa:
            return bytes(private.sign(data, PKCS1v15(), hashes.SHA256()))
        return bytes(private.sign(data, ECDSA(hashes.SHA256())))


def room_for(key: PaperKey, *, timestamped: bool = False) -> int:
    """Bytes to reserve for a signature with this key."""
    certificates = sum(len(_der(each)) for each in (key.certificate, *key.chain))
    return OVERHEAD + certificates + (TIMESTAMP if timestamped else 0)


def sign_pdf(
    pdf: bytes, key: PaperKey, *, at: dt.datetime, timestamper: TimeStamper | None = None
) -> bytes:
    """The same file with its reserved place filled. Raises PlaceMissing, SigningFailed."""
    place = places.find(pdf)
    data = bytearray(pdf)
    places.fill(data, place, date=pdf_date(at))
    digest = hashlib.sha256(memoryview(data)[: place.start - 1])
    digest.update(memoryview(data)[place.end + 1 :])
    signature = _cms(digest.digest(), key, timestamper).hex().encode()
    if len(signature) > place.end - place.start:
        raise SigningFailed("the signature needs more room than was reserved")
    data[place.start : place.start + len(signature)] = signature
    return bytes(data)


def _cms(digest: bytes, key: PaperKey, timestamper: TimeStamper | None) -> bytes:
    if timestamper is None and isinstance(key.private_key, RSAPrivateKey):
        return _pattern(key).signed(digest, key.private_key)
    try:
        return _made_by_pyhanko(digest, key, timestamper)
    except Exception as error:  # whatever the timestamp server or its answer may cause
        raise SigningFailed(f"{type(error).__name__}: {error}") from error


def _made_by_pyhanko(digest: bytes, key: PaperKey, timestamper: TimeStamper | None) -> bytes:
    made = KeySigner(key).async_sign(
        digest,
        ALGORITHM,
        use_pades=True,
        timestamper=timestamper,
        signed_attr_settings=PdfCMSSignedAttributes(),
    )
    # In a thread of its own, because the caller's may run an event loop already.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return bytes(thread.submit(asyncio.run, made).result().dump())


@dataclass(frozen=True)
class Pattern:
    """A CMS of this key in which only digest and signature change, each of a fixed length.

    pyHanko takes 10 ms to put the same certificates and attributes together again.
    """

    cms: bytes
    attributes: bytes
    digest: bytes
    signature: bytes

    def signed(self, digest: bytes, key: RSAPrivateKey) -> bytes:
        attributes = self.attributes.replace(self.digest, digest)
        signature = key.sign(attributes, PKCS1v15(), hashes.SHA256())
        return self.cms.replace(self.digest, digest).replace(self.signature, signature)


@lru_cache(maxsize=4)
def _pattern(key: PaperKey) -> Pattern:
    digest = hashlib.sha256(b"pattern").digest()
    made = _made_by_pyhanko(digest, key, None)
    signer = cms.ContentInfo.load(made)["content"]["signer_infos"][0]
    # What is signed is the set of attributes under its own tag (RFC 5652, 5.4).
    attributes = signer["signed_attrs"].untag().dump()
    pattern = Pattern(made, attributes, digest, signer["signature"].native)
    counts = (made.count(digest), attributes.count(digest), made.count(pattern.signature))
    if counts != (1, 1, 1):
        raise SigningFailed("a signature of this key cannot be taken as a pattern")
    return pattern


def _der(certificate: Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _asn1(certificate: Certificate) -> Asn1Certificate:
    return Asn1Certificate.load(_der(certificate))
