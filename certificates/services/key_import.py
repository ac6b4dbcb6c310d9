"""Take over keys made elsewhere: a certificate of a public authority, or keys from a safe."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from django.utils.translation import gettext as _

from ..exceptions import KeyUnfit
from ..keys import fitness, pem
from ..keys.signing import PrivateKey
from ..models import IssuerKey, KeyPurpose
from .keys import introduce


def import_key(*, purpose: str, data: bytes, password: str = "") -> IssuerKey:
    """`data` is PKCS#12, or PEM: the private key and, for paper, the certificates after it.

    Raises KeyUnfit with a reason for the operator; nothing is stored then.
    """
    private, chain = _pem(data, password) if b"-----BEGIN" in data else _pkcs12(data, password)
    if purpose in {KeyPurpose.PAPER, KeyPurpose.AUTHORITY} and not chain:
        raise KeyUnfit(_("the file holds no certificate that belongs to the key"))
    return introduce(purpose=purpose, private_key=private, chain=chain if chain else ())


def _pkcs12(data: bytes, password: str) -> tuple[PrivateKey, list[x509.Certificate]]:
    try:
        found = pkcs12.load_pkcs12(data, password.encode() if password else None)
    except ValueError as error:
        raise KeyUnfit(_("not a PKCS#12 file, or the password is wrong")) from error
    if found.key is None:
        raise KeyUnfit(_("the file holds no private key"))
    if found.cert is None:
        return found.key, []
    others = [one.certificate for one in found.additional_certs]
    return found.key, fitness.in_order(found.cert.certificate, others)


def _pem(data: bytes, password: str) -> tuple[PrivateKey, list[x509.Certificate]]:
    try:
        private = pem.private_key(data, password)
        certificates = pem.chain(data.decode()) if b"BEGIN CERTIFICATE" in data else []
    except (ValueError, TypeError) as error:
        raise KeyUnfit(_("no readable PEM file, or the password is wrong")) from error
    own = [one for one in certificates if one.public_key() == private.public_key()]
    return private, fitness.in_order(own[0], certificates) if own else []
