"""Mark what is written in further scripts in the HTML to be printed, and set it in their font."""

import io
import re
from collections.abc import Callable
from html import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from xhtml2pdf.util import _font_coverage  # what it remembers of fonts, by name

from .scripts import Face, face_for

FAMILY = "furtherscripts"
PIECES = re.compile(r"(<style.*?</style>|<title>.*?</title>|<[^>]*>)", re.DOTALL)
BETWEEN = r"[\s.,·'’\-\u2010-\u2015\u200c\u200d]"


def with_further_scripts(html: str, is_common: Callable[[str], bool]) -> tuple[str, Face | None]:
    """`is_common` says whether the fonts of the style sheet have a character."""
    further = {char for char in html if not is_common(char) and not char.isspace()}
    if not further:
        return html, None
    letter = "[" + re.escape("".join(sorted(further))) + "]"
    runs = re.compile(f"{letter}(?:(?:{letter}|{BETWEEN})*{letter})?")
    pieces = PIECES.split(html)  # texts at even places, tags at odd ones
    found_runs = [run for text in pieces[::2] for run in runs.findall(text)]
    if not found_runs:  # only in attributes, e.g. the text that stands for a picture
        return html, None
    face = face_for(found_runs)

    def set_in_font(found: re.Match[str]) -> str:
        return f'<span style="font-family: {FAMILY}">{escape(face.written[found[0]])}</span>'

    pieces[::2] = [runs.sub(set_in_font, text) for text in pieces[::2]]
    return "".join(pieces), face


def register(face: Face) -> None:
    """Known to the layout under FAMILY; the next document puts its own in that place."""
    # registerFont keeps the first font of a name for ever, and the layout its characters: a name
    # with more letters than the first one of this process would be refused.
    pdfmetrics._fonts[FAMILY] = TTFont(FAMILY, io.BytesIO(face.data))
    _font_coverage.pop(FAMILY, None)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(FAMILY, bold, italic, FAMILY)


def spoken(shown: str, text: str) -> str:
    """Operators that show glyphs, with what they mean (ISO 32000-1, 14.9.4)."""
    meaning = "FEFF" + text.encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{meaning}>>> BDC {shown} EMC"
