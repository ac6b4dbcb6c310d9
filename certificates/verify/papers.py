"""Check an uploaded PDF: known? sealed over its whole length, by us? what does it carry?"""

import hashlib

from ..credentials.exceptions import CredentialRefused
from ..models import Certificate
from ..pades import Outcome, PdfSeal, check_pdf
from ..queries.keys import own_leaves, trusted_certificates
from .answers import Answer, Finding, answer_about, refusal, signed
from .badges import FINDINGS, NotTheStored, certificate_in


def check_paper(data: bytes, *, name: str = "") -> Answer:
    known = Certificate.objects.filter(pdf_sha256=hashlib.sha256(data).hexdigest())
    if certificate := known.defer("credential", "token").first():
        return answer_about(certificate, Finding.FILE, name=name)
    seal = check_pdf(data, trusted=trusted_certificates())
    if seal.outcome != Outcome.SEALED:
        return refusal(Finding(seal.outcome.value))
    return _sealed(seal, name)


def _sealed(seal: PdfSeal, name: str) -> Answer:
    """Somebody we trust signed every byte; now it must be us, and a certificate."""
    if seal.signer_serial not in own_leaves():
        return refusal(Finding.FOREIGN_SIGNER)
    if seal.attachment is None:
        return signed(refusal(Finding.NO_BADGE), seal.signed_at)
    try:
        certificate = certificate_in(seal.attachment)
    except CredentialRefused as error:
        return refusal(FINDINGS[error.reason])
    except NotTheStored as error:
        return refusal(error.finding)
    return signed(answer_about(certificate, Finding.SEAL, name=name), seal.signed_at)
