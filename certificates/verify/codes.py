"""Check by number and code, as they stand on the paper and in its QR code."""

from ..identifiers import CODE_LENGTH, parse_code, parse_number, same_code
from ..models import Certificate
from .answers import Answer, Finding, answer_about, refusal

NO_CODE = "-" * CODE_LENGTH


def check_code(*, number: str, code: str, name: str = "") -> Answer:
    """One answer for an unknown number as for a wrong code, after the same single query."""
    rows = Certificate.objects.defer("credential", "token")
    certificate = rows.filter(number=parse_number(number)).first()
    # Compared in any case, so that the answer takes as long without a certificate.
    genuine = same_code(certificate.code if certificate else NO_CODE, parse_code(code))
    if certificate is None or not genuine:
        return refusal(Finding.UNKNOWN)
    return answer_about(certificate, Finding.CODE, name=name)
