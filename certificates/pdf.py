"""From a frozen snapshot and a design to the bytes of an A4 certificate (not yet signed).

A pure function: the same snapshot and design give the same bytes. The paper is German whatever
language is active. The type shrinks in steps until the front page holds everything; the contents
of a course with more than twelve lessons stand in an annex.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from certificates import fonts
from certificates.pades import places
from certificates.pades.attachments import NAME as CREDENTIAL_NAME
from certificates.paper import STEPS, Design, DesignInvalid, Signatory, Step, measures, paper
from certificates.snapshot import Snapshot, validate
from courses.documents.archive import Attachment, archival, attach, save
from courses.documents.marking import FontNotEmbedded
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import Printed, PrintingFailed, print_html

__all__ = ["Design", "DesignInvalid", "RenderFailed", "Signatory", "render_pdf"]

TEMPLATE = "certificates/pdf/certificate.html"
LANGUAGE = "de"
LESSONS_ON_FRONT = 12
# Breaking hints an editor may paste; ReportLab would draw them as glyphs.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class RenderFailed(RuntimeError):
    """The layout engine left something out or used a font of its own."""


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
    with translation.override(LANGUAGE):
        content = paper(snapshot, design, qr_text)
        printed = _fit(content, snapshot, font_cache)
    info = _info(snapshot, content["title"])
    with archival(printed, info=info) as pdf:
        if attachment is not None:
            attach(pdf, _credential(attachment), info)
        if room:
            places.reserve(pdf, size=room, name=snapshot["provider"]["name"])
        return save(pdf)


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


def _fit(content: dict[str, Any], snapshot: Snapshot, font_cache: Path | None) -> Printed:
    """The roomiest layout whose front is one page; contents in an annex if they must be.

    Must be: more than twelve lessons, or titles so long that even fewer do not fit.
    """

    def lay_out(step: Step, **extra: bool) -> Printed:
        sizes = measures(step, snapshot["holder"], font_cache)
        return _lay_out(content | sizes | extra, font_cache)

    if len(snapshot["course"]["contents"]) <= LESSONS_ON_FRONT:
        fitting = _roomiest(lay_out)
        if fitting:
            return fitting[1]
    fitting = _roomiest(partial(lay_out, contents_in_annex=True))
    step = fitting[0] if fitting else STEPS[-1]
    return lay_out(step, contents_in_annex=True, print_annex=True)


def _roomiest(lay_out: Callable[[Step], Printed]) -> tuple[Step, Printed] | None:
    """The first step that gives one page, by bisection: a denser step never needs more room."""
    found, low, high = None, 0, len(STEPS) - 1
    middle = 0  # most certificates fit at once
    while low <= high:
        sheets = lay_out(STEPS[middle])
        if sheets.pages == 1:
            found, high = (STEPS[middle], sheets), middle - 1
        else:
            low = middle + 1
        middle = (low + high) // 2
    return found


def _lay_out(context: dict[str, Any], font_cache: Path | None) -> Printed:
    html = render_to_string(TEMPLATE, context).translate(INVISIBLE)
    html = unicodedata.normalize("NFC", html)
    fonts.require_glyphs(unescape(html), font_cache)
    try:
        return print_html(html, fonts=fonts.font_directory(font_cache))
    except (PrintingFailed, FontNotEmbedded) as error:
        raise RenderFailed(str(error)) from error
