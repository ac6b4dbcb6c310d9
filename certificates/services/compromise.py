"""When a private key may be in foreign hands: withdraw it, find what it signed, issue that anew."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from ..exceptions import CertificateError
from ..keys import pem
from ..models import Certificate, IssuerKey, KeyPurpose
from ..queries.keys import signed_with
from .keys import compromise
from .replace import replace


@transaction.atomic
def withdraw(*, key: IssuerKey) -> list[IssuerKey]:
    """This key and, for an authority, all paper keys it certified: none of them counts any more."""
    return [compromise(key=one) for one in (key, *_certified_by(key))]


def affected(keys: Iterable[IssuerKey]) -> list[Certificate]:
    """Certificates in force that one of these keys signed, oldest first."""
    found = {
        certificate.pk: certificate
        for key in keys
        for certificate in signed_with(key).iterator()
        if _signed_by(key, certificate)
    }
    return sorted(found.values(), key=lambda one: (one.issued_at, one.pk))


def issue_anew(
    certificates: Iterable[Certificate], *, by: AbstractBaseUser | None
) -> Iterator[tuple[Certificate, Certificate | CertificateError]]:
    """Each with its replacement, or with what went wrong; one failure does not stop the others.

    May be broken off and repeated: what was replaced is no longer affected.
    """
    reason = gettext("The key that signed it was withdrawn.")
    for certificate in certificates:
        try:
            yield certificate, replace(certificate=certificate, reason=reason, by=by)
        except CertificateError as error:
            yield certificate, error


def _certified_by(key: IssuerKey) -> list[IssuerKey]:
    if key.purpose != KeyPurpose.AUTHORITY:
        return []
    root = pem.chain(key.certificate_chain)[0]
    papers = IssuerKey.objects.filter(purpose=KeyPurpose.PAPER)
    return [paper for paper in papers if root in pem.chain(paper.certificate_chain)]


def _signed_by(key: IssuerKey, certificate: Certificate) -> bool:
    """Credentials name their key; for the others the time decides."""
    return key.purpose != KeyPurpose.CREDENTIAL or key.key_id in certificate.credential
