"""The place of a signature: reserved while the file is written, filled in afterwards.

So the signed file has one revision. Signing neither parses the file again nor appends to it, and
"the signature covers the whole file" is a sum of four numbers.
"""

import re
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, String

from courses.documents.structure import add_field

DIGITS = 10  # of a file up to 9.9 GB
UNKNOWN = 10**DIGITS - 1
NO_DATE = "D:00000000000000+00'00'"
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
FIELD_NAME, FIELD_LABEL = "Signatur", "Digitale Signatur"


class PlaceMissing(ValueError):
    """The file has no place for a signature, or it is filled already."""


@dataclass(frozen=True)
class Place:
    """Where the hexadecimal digits of the signature stand; `end` is after the last one."""

    start: int
    end: int


def reserve(pdf: Pdf, *, size: int, name: str) -> None:
    """Add an invisible signature field for `size` bytes of CMS, certifying: no later changes."""
    signature = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/ETSI.CAdES.detached"),
            ByteRange=Array([0, UNKNOWN, UNKNOWN, UNKNOWN]),
            Contents=String(bytes(size)),
            M=String(NO_DATE),
            Name=String(name),
        )
    )
    signature.Reference = Array([_no_changes()])
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD_NAME),
            TU=String(FIELD_LABEL),
            V=signature,
            Rect=Array([0, 0, 0, 0]),
            F=132,  # printed, locked
            P=pdf.pages[0].obj,
        )
    )
    add_field(pdf, field, label=FIELD_LABEL)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    pdf.Root.Perms = Dictionary(DocMDP=signature)


def _no_changes() -> Dictionary:
    """Certification that forbids every change (ISO 32000-1, 12.8.2.2)."""
    parameters = Dictionary(Type=Name.TransformParams, P=1, V=Name("/1.2"))
    return Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=parameters)


def find(pdf: bytes) -> Place:
    """The one reserved place that is still empty. Raises PlaceMissing."""
    marker = b"/Contents <"
    start = pdf.find(marker + b"00")
    if start < 0 or pdf.count(b"/ByteRange") != 1:
        raise PlaceMissing("no empty place for a signature")
    start += len(marker)
    end = pdf.index(b">", start)
    if pdf[start:end].strip(b"0"):
        raise PlaceMissing("the place for the signature is not empty")
    return Place(start, end)


def fill(data: bytearray, place: Place, *, date: str) -> None:
    """Write in place what the signature covers: its range and its date."""
    after = place.end + 1
    numbers = [0, place.start - 1, after, len(data) - after]
    _overwrite(data, RANGE, b"/ByteRange [ %d %d %d %d ]" % tuple(numbers))
    _overwrite(
        data,
        re.compile(rb"/M \(" + re.escape(NO_DATE.encode()) + rb"\)"),
        b"/M (%s)" % date.encode(),
    )


def _overwrite(data: bytearray, pattern: re.Pattern[bytes], text: bytes) -> None:
    found = pattern.search(data)
    if not found or len(text) > len(found[0]):
        raise PlaceMissing("the place for the signature is damaged")
    data[found.start() : found.end()] = text.ljust(len(found[0]))
