"""Is this file, to its last byte, one that was signed with a key of ours?

Nothing of the file is interpreted before the answer is yes: the signature and what it covers are
found as text, so neither a bomb nor a broken file is ever unpacked. A signature counts only if it
covers every byte but itself (ETSI EN 319 142-1, 5.3), so what is appended is noticed.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cryptography.x509 import Certificate

from ..keys.naming import certificate_id
from .attachments import attachment_of
from .cms import Signed, read
from .places import RANGE

MAX_BYTES = 100_000_000
MAX_SIGNATURES = 3
MOST_LOOKS = 64  # a bomb may hold half a million of them
MAX_SIGNATURE_DIGITS = 200_000
ENCRYPTED = re.compile(rb"/Encrypt\s*(?:<<|\d{1,10}\s+\d{1,5}\s+R)")
SIGNED = (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached", b"/ETSI.RFC3161")
HOLE = re.compile(rb"<(?:[0-9a-f]{2})+>|<(?:[0-9A-F]{2})+>")  # one spelling, so no bit is free
DATE = re.compile(rb"/M\s*\(D:(\d{14})\+00'00'\)")


class Outcome(StrEnum):
    """Of several signatures the one that comes first here speaks for the file."""

    SEALED = "sealed"
    APPENDED = "appended"
    ALTERED = "altered"
    FOREIGN_SIGNER = "foreign_signer"
    UNSIGNED = "unsigned"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"


@dataclass(frozen=True)
class PdfSeal:
    """`signer` and `signed_at` are known for a file of ours, altered or not.

    `signer` is named as `keys.naming.certificate_id` does. `timestamped_at` is what a timestamp
    server attests to; whether to believe that server is not judged here. `digest` is that of
    everything but the signature, of a file that is sealed.
    """

    outcome: Outcome
    signer: str = ""
    signed_at: dt.datetime | None = None
    timestamped_at: dt.datetime | None = None
    attachment: bytes | None = None
    digest: bytes = b""


@dataclass(frozen=True)
class Span:
    """What one signature says it covers: all but the gap from `gap` to `after`, up to `end`."""

    gap: int
    after: int
    end: int


def check_pdf(data: bytes, *, trusted: Iterable[Certificate]) -> PdfSeal:
    """Never raises; a file of 100 MB takes less than a second."""
    if len(data) > MAX_BYTES:
        return PdfSeal(Outcome.TOO_BIG)
    if not data.startswith(b"%PDF-") or b"startxref" not in data[-2048:]:
        return PdfSeal(_without_frame(data))
    spans = _spans(data)
    if not spans:
        return PdfSeal(_without_signature(data))
    roots = list(trusted)
    found = [_judge(data, span, roots) for span in spans]
    return min(found, key=lambda seal: list(Outcome).index(seal.outcome))


def _without_frame(data: bytes) -> Outcome:
    """Something was put before or after a signed file, or it is no PDF at all."""
    return Outcome.ALTERED if b"%PDF-" in data[:2048] and _spans(data) else Outcome.UNREADABLE


def _without_signature(data: bytes) -> Outcome:
    if ENCRYPTED.search(data):
        return Outcome.ENCRYPTED
    return Outcome.ALTERED if any(name in data for name in SIGNED) else Outcome.UNSIGNED


def _spans(data: bytes) -> list[Span]:
    """The last few signatures, newest first."""
    found: list[Span] = []
    end = len(data)
    for _look in range(MOST_LOOKS):
        end = data.rfind(b"/ByteRange", 0, end)
        if end < 0 or len(found) == MAX_SIGNATURES:
            break
        if span := _span(data, end):
            found.append(span)
    return found


def _span(data: bytes, start: int) -> Span | None:
    match = RANGE.match(data, start)
    if match is None:
        return None
    first, length, second, rest = map(int, match.groups())
    return Span(gap=first + length, after=second, end=second + rest) if first == 0 else None


def _judge(data: bytes, span: Span, roots: list[Certificate]) -> PdfSeal:
    """Who signed is asked first, so that only files of ours are ever hashed."""
    signed = read(_signature(data, span))
    if signed is None:
        return PdfSeal(Outcome.ALTERED)
    moment = _date(data)
    if not signed.leads_to(roots, at=moment):
        return PdfSeal(Outcome.FOREIGN_SIGNER)
    digest = _covered(data, span)
    outcome = _outcome(data, span, signed, digest)
    sealed = outcome is Outcome.SEALED
    return PdfSeal(
        outcome,
        signer=certificate_id(signed.certificate),
        signed_at=moment,
        timestamped_at=signed.timestamp if sealed else None,
        attachment=attachment_of(data) if sealed else None,
        digest=digest if sealed else b"",
    )


def _covered(data: bytes, span: Span) -> bytes:
    digest = hashlib.sha256(memoryview(data)[: span.gap])
    digest.update(memoryview(data)[span.after : span.end])
    return digest.digest()


def _outcome(data: bytes, span: Span, signed: Signed, digest: bytes) -> Outcome:
    if not signed.covers(digest):
        return Outcome.ALTERED
    return Outcome.SEALED if span.end == len(data) else Outcome.APPENDED


def _signature(data: bytes, span: Span) -> bytes:
    """The CMS between the two parts; empty if there stands anything else."""
    hole = data[span.gap : span.after]
    if not 2 < len(hole) <= MAX_SIGNATURE_DIGITS or span.end > len(data):
        return b""
    if not HOLE.fullmatch(hole):
        return b""
    return bytes.fromhex(hole[1:-1].decode())


def _date(data: bytes) -> dt.datetime | None:
    """The date in the signature dictionary, which the signature covers."""
    found = DATE.search(data)
    try:
        naive = dt.datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        return None
    return naive.replace(tzinfo=dt.UTC) if naive else None
