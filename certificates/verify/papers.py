"""Check an uploaded PDF: known? sealed over its whole length, by us? what does it carry?"""

import hashlib

from cryptography import x509

from ..credentials.exceptions import CredentialRefused
from ..exceptions import FileUnusable
from ..models import Certificate
from ..pades import Outcome, PdfSeal, check_pdf
from ..queries.certificates import stored_pdf
from ..queries.keys import own_leaves, trusted_certificates
from .answers import Answer, Finding, answer_about, refusal, signed
from .badges import FINDINGS, NotTheStored, certificate_in


def check_paper(data: bytes, *, name: str = "") -> Answer:
    known = Certificate.objects.filter(pdf_sha256=hashlib.sha256(data).hexdigest())
    if certificate := known.defer("credential", "token").first():
        return answer_about(certificate, Finding.FILE, name=name)
    roots = trusted_certificates()
    seal = check_pdf(data, trusted=roots)
    if seal.outcome != Outcome.SEALED:
        return refusal(Finding(seal.outcome.value))
    return _sealed(seal, roots, name)


def _sealed(seal: PdfSeal, roots: list[x509.Certificate], name: str) -> Answer:
    """Somebody we trust signed every byte; now it must be us, and the certificate on record."""
    if seal.signer not in own_leaves():
        return refusal(Finding.FOREIGN_SIGNER)
    if seal.attachment is None:
        return signed(refusal(Finding.NO_BADGE), seal.signed_at)
    try:
        certificate = certificate_in(seal.attachment)
    except CredentialRefused as error:
        return refusal(FINDINGS[error.reason])
    except NotTheStored as error:
        return refusal(error.finding)
    if _differs(seal, certificate, roots):
        return signed(refusal(Finding.CONTRADICTS), seal.signed_at)
    return signed(answer_about(certificate, Finding.SEAL, name=name), seal.signed_at)


def _differs(seal: PdfSeal, certificate: Certificate, roots: list[x509.Certificate]) -> bool:
    """Whoever got hold of our key could put another text around a genuine credential.

    A file that we cannot read any more, or threw away, contradicts nothing.
    """
    try:
        stored = stored_pdf(certificate) if certificate.pdf else None
    except FileUnusable:
        stored = None
    return stored is not None and check_pdf(stored, trusted=roots).digest != seal.digest
