"""A table as PDF on A4 across, its heading on every page, set in Noto Sans.

Straight with ReportLab, which xhtml2pdf brings: laying out HTML takes minutes for a thousand
rows. The print view is the same table as an accessible page.
"""

import io
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib import import_module
from pathlib import Path

from fontTools.ttLib import TTFont as FontFile
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

FONT = "LmsNotoSans"
MARGIN = 14 * mm
PETROL, LINE = colors.HexColor("#0f4c5c"), colors.HexColor("#b8c4c6")
TITLE = ParagraphStyle("title", fontName=FONT, fontSize=14, leading=18, textColor=PETROL)
NOTE = ParagraphStyle("note", fontName=FONT, fontSize=8, leading=11)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=7, leading=9)
HEAD = ParagraphStyle("head", parent=CELL, textColor=PETROL)


@cache
def known_signs() -> frozenset[int]:
    """Code points the font has; the published file is variable, and prints as its regular cut."""
    path = Path(import_module("fontpkg_noto_sans").ROOT) / "files" / "NotoSans[wdth,wght].ttf"
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(path)))
        pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=FONT, italic=FONT, boldItalic=FONT)
    with FontFile(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def printable(text: str) -> str:
    """Signs the font lacks become question marks; the print view shows them."""
    signs = known_signs()
    return "".join(sign if ord(sign) in signs else "?" for sign in " ".join(text.split()))


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(text)), style)


def pdf_table(
    *, title: str, notes: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[str]]
) -> bytes:
    """The bytes of the document."""
    known_signs()
    width = landscape(A4)[0] - 2 * MARGIN
    table = LongTable(
        [[paragraph(text, HEAD) for text in head]]
        + [[paragraph(text, CELL) for text in row] for row in rows],
        colWidths=[width / len(head)] * len(head),
        repeatRows=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 1, PETROL),
                ("LINEBELOW", (0, 1), (-1, -1), 0.3, LINE),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    out = io.BytesIO()
    frame = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
    document = SimpleDocTemplate(
        out, pagesize=landscape(A4), title=printable(title), lang="de-DE", **frame
    )
    above = [paragraph(title, TITLE), *(paragraph(note, NOTE) for note in notes)]
    document.build(
        [*above, Spacer(1, 4 * mm), table], onFirstPage=number_page, onLaterPages=number_page
    )
    return out.getvalue()


def number_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 7)
    canvas.drawRightString(landscape(A4)[0] - MARGIN, MARGIN / 2, str(document.page))
