"""The answers as CSV and XLSX; cells that look like formulas stay text."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from lms.csv_export import csv_bytes, harmless

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Ergebnis" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    return csv_bytes(map(_harmless, lines))


def as_xlsx(lines: Iterable[Sequence[str]]) -> bytes:
    """One sheet of texts, written as text: a spreadsheet runs nothing of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        for name, text in PARTS.items():
            package.writestr(name, HEAD + text)
        package.writestr("xl/worksheets/sheet1.xml", "".join(_sheet(lines)))
    return out.getvalue()


def _sheet(lines: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'
    for line in lines:
        cells = (
            f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
            for text in map(_printable, _harmless(line))
        )
        yield f"<row>{''.join(cells)}</row>"
    yield "</sheetData></worksheet>"


def _harmless(line: Sequence[str]) -> list[str]:
    return [harmless(text) for text in line]


def _printable(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")
