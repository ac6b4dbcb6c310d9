"""From a frozen snapshot and a design to the bytes of an A4 certificate (not yet signed).

A pure function: the same snapshot and design give the same bytes. The paper is German whatever
language is active.
"""

import datetime as dt
import io
from pathlib import Path

import pikepdf
from django.utils import translation

from certificates.filling import (
    Unfit,
    fill,
    letters_of,
    placeholders,
    printed_values,
    put_qr,
    with_placeholders,
)
from certificates.layouts import (
    LANGUAGE,
    Order,
    RenderFailed,
    Sheet,
    as_printed,
    common_sheet,
    sheet,
)
from certificates.pades import places
from certificates.pades.attachments import NAME as CREDENTIAL_NAME
from certificates.paper import Design, DesignInvalid, Signatory
from certificates.snapshot import Snapshot, validate
from courses.documents.archive import Attachment, attach, describe, save
from courses.documents.fonts import printable_characters
from courses.documents.metadata import DocumentInfo

__all__ = ["LANGUAGE", "Design", "DesignInvalid", "RenderFailed", "Signatory", "render_pdf"]


def render_pdf(
    snapshot: Snapshot,
    design: Design,
    *,
    font_cache: Path | None = None,
    qr_text: str | None = None,
    attachment: bytes | None = None,
    room: int = 0,
) -> bytes:
    """A4 PDF of the certificate: tagged, PDF/A-3a and PDF/UA-1.

    `qr_text` stands in the QR code instead of the bare link, `attachment` is the credential to
    put inside, `room` are the bytes to reserve for a signature (`pades.room_for`), `font_cache`:
    see fonts.font_directory(). Raises SnapshotInvalid, DesignInvalid, fonts.MissingGlyph,
    fonts.FontMissing, RenderFailed.
    """
    validate(snapshot)
    laid_out, pdf = _filled(snapshot, design, font_cache)
    with pdf:
        name = laid_out.printed.named_pictures["qr"]
        put_qr(pdf, name, qr_text or snapshot["verify"]["link"])
        info = _info(snapshot, laid_out.title)
        describe(pdf, info)
        if attachment is not None:
            attach(pdf, _credential(attachment), info)
        if room:
            places.reserve(pdf, size=room, name=snapshot["provider"]["name"])
        return save(pdf)


def _filled(
    snapshot: Snapshot, design: Design, font_cache: Path | None
) -> tuple[Sheet, pikepdf.Pdf]:
    """The sheet of the course with this person's values, or a sheet of their own."""
    common = with_placeholders(snapshot)
    with translation.override(LANGUAGE):
        gaps = placeholders(common, snapshot)
        values = {gap: as_printed(text) for gap, text in printed_values(common, snapshot).items()}
    if gaps and set(map(ord, values[common["holder"]])) <= printable_characters(font_cache):
        letters = letters_of(values[common["holder"]])
        found = common_sheet(Order.of(common, design, gaps, letters), font_cache)
        pdf = pikepdf.open(io.BytesIO(found.pdf))
        try:
            fill(pdf, found.printed, found.contents, values)
        except Unfit:
            pdf.close()
        else:
            return found, pdf
    own = sheet(Order.of(snapshot, design), font_cache)
    return own, pikepdf.open(io.BytesIO(own.pdf))


def _credential(data: bytes) -> Attachment:
    return Attachment(
        name=CREDENTIAL_NAME,
        data=data,
        media_type="application/ld+json",
        description="Open Badge 3.0, die maschinenlesbare Fassung dieser Bescheinigung",
    )


def _info(snapshot: Snapshot, title: str) -> DocumentInfo:
    day = dt.date.fromisoformat(snapshot["issued_on"])
    return DocumentInfo(
        title=f"{title}: {snapshot['course']['title']} ({snapshot['number']})",
        author=snapshot["provider"]["name"],
        subject=snapshot["number"],
        created=dt.datetime.combine(day, dt.time(), dt.UTC),
        language=LANGUAGE,
    )
