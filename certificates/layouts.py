"""Sheets: certificates laid out, still with gaps for what is personal.

The type shrinks in steps until the front page holds everything; the contents of a course with
more than twelve lessons stand in an annex.
"""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from certificates.densities import STEPS, USUAL, Step, measures
from certificates.filling import ALPHABET
from certificates.paper import Design, paper
from certificates.snapshot import Snapshot
from courses.documents import fonts
from courses.documents.archive import archival, save
from courses.documents.canvas import FontNotEmbedded
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import Printed, PrintingFailed, print_html

TEMPLATE = "certificates/pdf/certificate.html"
LANGUAGE = "de"
LESSONS_ON_FRONT = 12
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
KEPT_SHEETS = 32  # some 100 kB each
# Breaking hints an editor may paste; ReportLab would draw them as glyphs.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class RenderFailed(RuntimeError):
    """The layout engine left something out or used a font of its own."""


@dataclass(frozen=True)
class Order:
    """What a sheet is made of; two with the same digest are the same."""

    digest: str
    snapshot: Snapshot = field(compare=False)
    design: Design = field(compare=False)
    placeholders: tuple[str, ...] = ()
    letters: str = ""

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        design: Design,
        placeholders: tuple[str, ...] = (),
        letters: str = "",
    ) -> "Order":
        # Pictures are bytes, which JSON has not; their repr is as good as any text.
        facts = json.dumps([snapshot, design], sort_keys=True, default=repr)
        digest = hashlib.sha256(facts.encode()).hexdigest()
        return cls(digest, snapshot, design, placeholders, letters)


@dataclass(frozen=True)
class Sheet:
    """An archival file whose pages have gaps, and the drawing operators of these pages."""

    pdf: bytes
    printed: Printed
    contents: list[bytes]
    title: str


@lru_cache(maxsize=KEPT_SHEETS)
def common_sheet(order: Order, font_cache: Path | None) -> Sheet:
    """One for all people of a course; the same as `sheet`, remembered."""
    return sheet(order, font_cache)


def sheet(order: Order, font_cache: Path | None) -> Sheet:
    """Raises DesignInvalid, MissingGlyph, FontMissing, RenderFailed."""
    with translation.override(LANGUAGE):
        content = paper(order.snapshot, order.design)
        printed = _fit(content, order, font_cache)
    # The metadata is written anew for everybody.
    info = DocumentInfo("", "", "", created=EPOCH, language=LANGUAGE)
    with archival(printed, info=info) as pdf:
        contents = [page.Contents.read_bytes() for page in pdf.pages]
        return Sheet(save(pdf, repack=True), printed, contents, content["title"])


def _fit(content: dict[str, Any], order: Order, font_cache: Path | None) -> Printed:
    """The roomiest layout whose front is one page; contents in an annex if they must be.

    Must be: more than twelve lessons, or titles so long that even fewer do not fit.
    """

    def lay_out(step: Step, **extra: bool) -> Printed:
        sizes = measures(step, order.snapshot["holder"], font_cache)
        return _lay_out(content | sizes | extra, order, font_cache)

    if len(content["contents"]) <= LESSONS_ON_FRONT:
        fitting = _roomiest(lay_out)
        if fitting:
            return fitting[1]
    fitting = _roomiest(partial(lay_out, contents_in_annex=True))
    step = fitting[0] if fitting else STEPS[-1]
    return lay_out(step, contents_in_annex=True, print_annex=True)


def _roomiest(lay_out: Callable[[Step], Printed]) -> tuple[Step, Printed] | None:
    """The first step that gives one page, by bisection: a denser step never needs more room."""
    found, low, high = None, 0, len(STEPS) - 1
    middle = USUAL
    while low <= high:
        sheets = lay_out(STEPS[middle])
        if sheets.pages == 1:
            found, high = (STEPS[middle], sheets), middle - 1
        else:
            low = middle + 1
        middle = (low + high) // 2
    return found


def _lay_out(context: dict[str, Any], order: Order, font_cache: Path | None) -> Printed:
    html = as_printed(render_to_string(TEMPLATE, context))
    fonts.require_glyphs(unescape(html), font_cache)
    try:
        return print_html(
            html,
            fonts=fonts.font_directory(font_cache),
            placeholders=order.placeholders,
            alphabet=ALPHABET + order.letters,
        )
    except (PrintingFailed, FontNotEmbedded) as error:
        raise RenderFailed(str(error)) from error


def as_printed(text: str) -> str:
    """Composed letters, without hints for breaking lines."""
    return unicodedata.normalize("NFC", text.translate(INVISIBLE))
