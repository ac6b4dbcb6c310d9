"""Signatures on paper: PAdES B-B and B-T (ETSI EN 319 142-1)."""

from .checking import Outcome, PdfSeal, check_pdf
from .places import PlaceMissing, reserve
from .signing import SigningFailed, room_for, sign_pdf

__all__ = [
    "Outcome",
    "PdfSeal",
    "PlaceMissing",
    "SigningFailed",
    "check_pdf",
    "reserve",
    "room_for",
    "sign_pdf",
]
