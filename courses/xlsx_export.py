"""Tables as XLSX; every cell is text, so that nothing in it is taken for a formula."""

from collections.abc import Iterable, Sequence
from tempfile import NamedTemporaryFile

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from .csv_export import harmless
from .downloads import as_download

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# XML has no place for them: openpyxl or the reader refuses the whole sheet (XML 1.0, 2.2).
UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def xlsx_response(
    name: str, head: Sequence[str], rows: Iterable[Sequence[str]], title: str = ""
) -> HttpResponse:
    """A workbook with one sheet, written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_title(title or name))
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 30
    sheet.append([bold(sheet, text) for text in head])
    for row in rows:
        sheet.append([plain(text) for text in row])
    with NamedTemporaryFile(suffix=".xlsx") as file:
        book.save(file.name)
        return as_download(file.read(), name=f"{name}.xlsx", media_type=TYPE)


def sheet_title(text: str) -> str:
    """At most 31 signs without those that spreadsheets refuse in a name."""
    return "".join(sign for sign in plain(text) if sign not in r"[]:*?/\'")[:31] or "1"


def plain(text: str) -> str:
    return harmless(text.translate(UNWRITABLE))[:32_000]


def bold(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=plain(text))
    cell.font = Font(bold=True)
    return cell
