"""Rows of a CSV or XLSX file, one after the other: a long list never stands in memory whole."""

import codecs
import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

CHUNK = 64 * 1024
MAX_UNPACKED = 300 * 1024 * 1024  # bytes: a list of 100,000 people unpacks to a tenth of that
MAX_CELL = 1000  # signs; longer ones are no name, address or date
TAB = "\t"
DELIMITERS = f";,{TAB}"
MAX_ROWS = 100_000
MAX_LINES = 2 * MAX_ROWS  # of a workbook, empty ones included

Row = tuple[int, list[str]]


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def as_text(content: bytes) -> bytes:
    """A workbook as a table of text between tabs, a line for each of its rows.

    A workbook can only be read from its beginning, which takes seconds for a long one: so it is
    read once, and its text in portions. Raises ValidationError if it can't be read.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=TAB, lineterminator="\n")
    for number, cells in from_xlsx(io.BytesIO(content)):
        if number > MAX_LINES:
            raise ValidationError(
                _("This list has more than %(max)s lines; please cut it into several files.")
                % {"max": MAX_ROWS}
            )
        writer.writerow([" ".join(cell.split())[:MAX_CELL] for cell in cells])
    return out.getvalue().encode()


def rows(content: bytes, *, delimiter: str = "", after: int = 0) -> Iterator[Row]:
    """Line number and cells of the heading and of every row behind a line, without empty ones.

    Raises ValidationError if the text is no table.
    """
    is_head = True
    for number, cells in from_csv(io.BytesIO(content), delimiter):
        if number <= after and not is_head:
            continue
        cleaned = [cell.replace("\x00", "").strip()[:MAX_CELL] for cell in cells]
        if any(cleaned):
            is_head = False
            yield number, cleaned


def from_csv(file: IO[bytes], delimiter: str = "") -> Iterator[Row]:
    encoding = encoding_of(file)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        head = text.readline()
        delimiter = delimiter or max(DELIMITERS, key=head.count)
        text.seek(0)
        reader = csv.reader(without_nul(text), delimiter=delimiter)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise not_a_table() from error
    finally:
        with suppress(ValueError):  # closed by its owner already
            text.detach()  # else it stays open for its owner


def without_nul(lines: Iterator[str]) -> Iterator[str]:
    return (line.replace("\x00", "") for line in lines)


def encoding_of(file: IO[bytes]) -> str:
    """UTF-8 if the whole file is, UTF-16 if it is marked so, else what German Windows writes."""
    start = file.read(2)
    file.seek(0)
    if start in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


def from_xlsx(file: IO[bytes]) -> Iterator[Row]:
    """The first sheet; formulas count with the value they had when the file was saved."""
    refuse_bombs(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever the damaged part raises
        raise not_a_table() from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            raise not_a_table()
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [words_of(cell) for cell in cells]
    except ValidationError:
        raise
    except Exception as error:
        raise not_a_table() from error
    finally:
        book.close()


def refuse_bombs(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise not_a_table() from error
    finally:
        file.seek(0)
    if size > MAX_UNPACKED:
        raise ValidationError(_("This file is too large when unpacked."))


def words_of(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def not_a_table() -> ValidationError:
    return ValidationError(
        _("This file can't be read. Please save it as CSV or XLSX and try again.")
    )
