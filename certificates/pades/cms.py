"""The CMS of a signature (RFC 5652, with ESS certificate ids after RFC 5035)."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from asn1crypto import cms, tsp
from asn1crypto.x509 import Certificate as Asn1Certificate
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import BasicConstraints, Certificate, load_der_x509_certificate
from cryptography.x509.extensions import ExtensionNotFound
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

MAX_CERTIFICATES = 8


@dataclass(frozen=True)
class Signed:
    """One signature, taken apart; `timestamp` counts only if its server's seal is intact."""

    signer: cms.SignerInfo
    certificate: Certificate
    others: tuple[Certificate, ...]
    timestamp: dt.datetime | None

    def covers(self, digest: bytes) -> bool:
        """True if the signature is right and is one over content with this SHA-256."""
        try:
            certificate = Asn1Certificate.load(_der(self.certificate))
            intact, valid = validate_sig_integrity(self.signer, certificate, "data", digest)
        except Exception:  # broken in one of many ways
            return False
        return intact and valid and self._names_its_certificate() and self._is_whole()

    def _is_whole(self) -> bool:
        """What the signature does not cover is signed by others: certificates and timestamp."""
        issuers = (*self.others, self.certificate)
        sound = all(any(_issued(issuer, each) for issuer in issuers) for each in self.others)
        stamped = bool(self.signer["unsigned_attrs"])
        return sound and stamped == (self.timestamp is not None)

    def _names_its_certificate(self) -> bool:
        """The signed attributes pin the certificate, so no other with the same key will do."""
        for attribute in self.signer["signed_attrs"]:
            if attribute["type"].native == "signing_certificate_v2":
                pinned = attribute["values"][0]["certs"][0]["cert_hash"].native
                return bool(pinned == hashlib.sha256(_der(self.certificate)).digest())
        return False

    def leads_to(self, roots: list[Certificate], *, at: dt.datetime | None) -> bool:
        """A chain of at most eight certificates, valid at that moment, up to one of `roots`."""
        current, seen = self.certificate, 0
        while at and seen < MAX_CERTIFICATES:
            if not current.not_valid_before_utc <= at <= current.not_valid_after_utc:
                return False
            if current in roots:
                return True
            issuer = next((each for each in (*roots, *self.others) if _issued(each, current)), None)
            if issuer is None or issuer == current:
                return False
            current, seen = issuer, seen + 1
        return False


def read(der: bytes) -> Signed | None:
    """None for anything that is not one signature by one signer."""
    try:
        content = _content(der)
        (signer,) = content["signer_infos"]
        certificates = [
            load_der_x509_certificate(each.chosen.dump())
            for each in list(content["certificates"])[:MAX_CERTIFICATES]
        ]
        wanted = signer["sid"].chosen["serial_number"].native
        own = next(each for each in certificates if each.serial_number == wanted)
        others = tuple(each for each in certificates if each != own)
        if signer["sid"].chosen["issuer"].dump() != own.issuer.public_bytes():
            return None
        return Signed(signer, own, others, _timestamp(signer))
    except Exception:  # a stranger's bytes can break asn1crypto in many ways
        return None


def _content(der: bytes) -> cms.SignedData:
    """Raises ValueError for padding or fields that are not as every signer writes them."""
    info = cms.ContentInfo.load(der)
    written = info.dump(force=True)
    content = info["content"]
    digests = [each["algorithm"].native for each in content["digest_algorithms"]]
    plain = (
        der.startswith(written)
        and not any(der[len(written) :])
        and content["version"].native == "v1"
        and content["signer_infos"][0]["version"].native == "v1"
        and digests == [content["signer_infos"][0]["digest_algorithm"]["algorithm"].native]
        and content["encap_content_info"]["content_type"].native == "data"
        and content["encap_content_info"]["content"].native is None
    )
    if not plain:
        raise ValueError("unusual CMS")
    return content


def _timestamp(signer: cms.SignerInfo) -> dt.datetime | None:
    """The moment a server attests to, if it speaks of this very signature."""
    for attribute in signer["unsigned_attrs"] or ():
        if attribute["type"].native == "signature_time_stamp_token":
            token = attribute["values"][0]["content"]
            return _attested(token, hashlib.sha256(signer["signature"].native).digest())
    return None


def _attested(token: cms.SignedData, digest: bytes) -> dt.datetime | None:
    info: tsp.TSTInfo = token["encap_content_info"]["content"].parsed
    (stamper,) = token["signer_infos"]
    wanted = stamper["sid"].chosen["serial_number"].native
    for each in token["certificates"]:
        if each.chosen.serial_number == wanted:
            content = hashlib.new(
                stamper["digest_algorithm"]["algorithm"].native,
                bytes(token["encap_content_info"]["content"]),
            ).digest()
            intact, valid = validate_sig_integrity(stamper, each.chosen, "tst_info", content)
            named = info["message_imprint"]["hashed_message"].native
            if intact and valid and named == digest:
                moment: dt.datetime = info["gen_time"].native
                return moment
    return None


def _issued(issuer: Certificate, certificate: Certificate) -> bool:
    try:
        if not issuer.extensions.get_extension_for_class(BasicConstraints).value.ca:
            return False
        certificate.verify_directly_issued_by(issuer)
    except (ExtensionNotFound, InvalidSignature, ValueError, TypeError):
        return False
    return True


def _der(certificate: Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
