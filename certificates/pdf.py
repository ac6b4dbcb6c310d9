"""From a frozen snapshot and a design to the bytes of an A4 certificate (not yet signed).

A pure function: the same snapshot and design give the same bytes. The paper is German whatever
language is active. The type shrinks in steps until the front page holds everything; the contents
of a course with more than twelve lessons stand in an annex.
"""

import io
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject, TextStringObject
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from certificates import fonts
from certificates.paper import STEPS, Design, DesignInvalid, Signatory, Step, measures, paper
from certificates.snapshot import Snapshot, validate

__all__ = ["Design", "DesignInvalid", "RenderFailed", "Signatory", "render_pdf"]

TEMPLATE = "certificates/pdf/certificate.html"
LANGUAGE = "de"
LESSONS_ON_FRONT = 12
# Breaking hints an editor may paste; ReportLab would draw them as glyphs.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# ReportLab selects Helvetica before it draws anything, and then shows no text with it.
IDLE_FONT = re.compile(rb"^(?:1 0 0 1 0 0 cm +)?BT /F\d+ [\d.]+ Tf [\d.]+ TL ET *$", re.M)
SELECTED_FONT = re.compile(rb"(/F\S+) [\d.]+ Tf")
LITERAL = re.compile(rb"\((?:\\.|[^\\()])*\)", re.S)


class RenderFailed(RuntimeError):
    """The layout engine left something out or used a font of its own."""


def render_pdf(snapshot: Snapshot, design: Design, *, font_cache: Path | None = None) -> bytes:
    """A4 PDF of the certificate.

    Raises SnapshotInvalid, DesignInvalid, fonts.MissingGlyph, fonts.FontMissing, RenderFailed.
    `font_cache`: see fonts.font_directory().
    """
    validate(snapshot)
    with translation.override(LANGUAGE):
        content = paper(snapshot, design)
        sheets = _fit(content, snapshot, font_cache)
    return _finish(sheets, snapshot, content["title"])


def _fit(content: dict[str, Any], snapshot: Snapshot, font_cache: Path | None) -> PdfReader:
    """The roomiest layout whose front is one page; contents in an annex if they must be.

    Must be: more than twelve lessons, or titles so long that even fewer do not fit.
    """

    def lay_out(step: Step, **extra: bool) -> PdfReader:
        sizes = measures(step, snapshot["holder"], font_cache)
        return _lay_out(content | sizes | extra, font_cache)

    if len(snapshot["course"]["contents"]) <= LESSONS_ON_FRONT:
        fitting = _roomiest(lay_out)
        if fitting:
            return fitting[1]
    fitting = _roomiest(partial(lay_out, contents_in_annex=True))
    step = fitting[0] if fitting else STEPS[-1]
    return lay_out(step, contents_in_annex=True, print_annex=True)


def _roomiest(lay_out: Callable[[Step], PdfReader]) -> tuple[Step, PdfReader] | None:
    """The first step that gives one page, by bisection: a denser step never needs more room."""
    found, low, high = None, 0, len(STEPS) - 1
    middle = 0  # most certificates fit at once
    while low <= high:
        sheets = lay_out(STEPS[middle])
        if len(sheets.pages) == 1:
            found, high = (STEPS[middle], sheets), middle - 1
        else:
            low = middle + 1
        middle = (low + high) // 2
    return found


def _lay_out(context: dict[str, Any], font_cache: Path | None) -> PdfReader:
    html = render_to_string(TEMPLATE, context).translate(INVISIBLE)
    html = unicodedata.normalize("NFC", html)
    fonts.require_glyphs(unescape(html), font_cache)
    directory = fonts.font_directory(font_cache)
    out = io.BytesIO()
    result = pisa.CreatePDF(
        html,
        dest=out,
        encoding="utf-8",
        path=str(directory / "certificate.html"),
        resource_policy=ResourceAccessPolicy.server(directory, allow_remote=False),
    )
    if result.err or result.warn:
        raise RenderFailed("; ".join(str(entry[2]) for entry in result.log))
    return PdfReader(out)


def _finish(sheets: PdfReader, snapshot: Snapshot, title: str) -> bytes:
    """Copy the pages without ReportLab's clock time and random file id; name what they are."""
    writer = PdfWriter()
    for page in sheets.pages:
        _drop_idle_fonts(page)
        writer.add_page(page)
    stamp = f"D:{snapshot['issued_on'].replace('-', '')}000000+00'00'"
    writer.add_metadata(
        {
            "/Title": f"{title}: {snapshot['course']['title']} ({snapshot['number']})",
            "/Author": snapshot["provider"]["name"],
            "/Subject": snapshot["number"],
            "/Producer": "xhtml2pdf",
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drop_idle_fonts(page: PageObject) -> None:
    """Remove the fonts that are not embedded; RenderFailed if one of them shows text."""
    available = page["/Resources"]["/Font"]
    for name in [name for name, font in available.items() if "/FontDescriptor" not in font]:
        del available[name]
    drawing = IDLE_FONT.sub(b"", page.get_contents().get_data())
    used = {name.decode() for name in SELECTED_FONT.findall(LITERAL.sub(b"()", drawing))}
    if foreign := used - set(available):
        raise RenderFailed(f"text in a font that is not embedded: {', '.join(sorted(foreign))}")
    stream = StreamObject()
    stream.set_data(drawing)
    page[NameObject("/Contents")] = stream.flate_encode()
