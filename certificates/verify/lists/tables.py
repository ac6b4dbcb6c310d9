"""CSV as spreadsheets and databases write it: any usual separator, UTF-8, UTF-16, Windows-1252."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .rows import ListRefused

SEPARATORS = ";,\t|"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_csv(data: bytes) -> Iterator[list[str]]:
    """Broken lines come as what can be read of them. Raises ListRefused if it is no text."""
    text = _decoded(data)
    if "\x00" in text:
        raise ListRefused(_("This is neither a CSV nor an XLSX file nor a ZIP of PDFs."))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        yield from reader
    except csv.Error as error:
        raise ListRefused(
            _("Line %(line)s of this list cannot be read."), params={"line": reader.line_num}
        ) from error


def _decoded(data: bytes) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The one that the first line uses most."""
    first = text.lstrip("\r\n")[:4096].partition("\n")[0]
    return max(SEPARATORS, key=first.count)
