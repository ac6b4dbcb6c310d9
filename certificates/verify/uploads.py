"""Check whatever somebody uploads: the first bytes decide what it is, never its name."""

from .answers import Answer, Finding, refusal
from .badges import check_badge
from .papers import check_paper

LARGEST_PAPER = 10 * 1024 * 1024
PDF_HEADER_WITHIN = 1024  # ISO 32000-1, annex H.3, note 13


def check_upload(data: bytes, *, name: str = "") -> Answer:
    """One certificate as PDF, JSON or JWT."""
    if len(data) > LARGEST_PAPER:
        return refusal(Finding.TOO_BIG)
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return check_paper(data, name=name)
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"{", b"eyJ")):
        return check_badge(text, name=name)
    return refusal(Finding.WRONG_TYPE)
