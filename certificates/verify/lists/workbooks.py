"""The first sheet of an XLSX file as text; formulas count for their last value.

python-calamine reads it, because openpyxl needs seconds for what a list may hold (decision 0019).
It lays a sheet out as one rectangle, however far apart its cells are, so how large that would
become is reckoned before; and it gets only what our own package has unpacked, within its bounds.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineWorkbook

from courses.exchange.packages import Package
from lms.member_files.tables import words_of

from .rows import MOST_LINES, ListRefused

BOOK = "xl/workbook.xml"
READ = (".xml", ".rels")
LARGEST_PART = 60 * 1024 * 1024
MOST_TAGS = 4_000_000
MOST_CELLS = 8_000_000  # of the rectangle, 32 bytes each
REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d+)""")
ROW, CELL = re.compile(rb"<(?:[\w.-]+:)?row\b"), re.compile(rb"<(?:[\w.-]+:)?c\b")


def read_xlsx(package: Package) -> Iterator[list[str]]:
    """Raises ListRefused."""
    try:
        rows = _first_sheet(_unpacked(package))
    except ListRefused:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        raise ListRefused(_("This spreadsheet cannot be read.")) from error
    return ([words_of(cell) for cell in row] for row in rows)


def _first_sheet(data: io.BytesIO) -> list[list[object]]:
    with CalamineWorkbook.from_filelike(data) as book:
        sheet = book.get_sheet_by_index(0)
        return list(sheet.to_python(skip_empty_area=False, nrows=MOST_LINES + 1))


def _unpacked(package: Package) -> io.BytesIO:
    """The parts once more, as they are: no second program unpacks what a stranger packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as plain:
        for name in package.names:
            if name.endswith(READ):
                part = package.read(name, limit=LARGEST_PART)
                _refuse_vast(part)
                plain.writestr(name, part)
    out.seek(0)
    return out


def _refuse_vast(part: bytes) -> None:
    """Raises ListRefused for more elements, or a larger rectangle, than any list needs."""
    if part.count(b"<") > MOST_TAGS:
        raise _too_large()
    if b"r=" not in part and not ROW.search(part):
        return
    found = REFERENCE.findall(part)
    rows = ROW.split(part)
    # Where cells do not say where they stand, their number does.
    width = max(map(_column, {letters for letters, _row in found}), default=0)
    width += max(len(CELL.findall(row)) for row in rows)
    height = max((int(row[:12]) for _letters, row in found), default=0) + len(rows)
    if width * height > MOST_CELLS:
        raise _too_large()


def _column(letters: bytes) -> int:
    """ "B" → 2."""
    place = 0
    for letter in letters[:8].upper():
        place = place * 26 + letter - ord("A") + 1
    return place


def _too_large() -> ListRefused:
    return ListRefused(
        _(
            "This sheet is too large, or some of its cells stand far away from the others. Please "
            "copy the columns “number”, “code” and “name” into a new sheet, or save it as CSV."
        )
    )
