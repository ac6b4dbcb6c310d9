"""Tables as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Collection, Iterable, Sequence

from django.http import HttpResponse

from .downloads import as_download

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Text that stays text: an apostrophe in front of what would be a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def csv_bytes(rows: Iterable[Sequence[str]], *, figures: Collection[int] = ()) -> bytes:
    """UTF-8 with a mark, semicolons: German spreadsheets open it with a double click.

    Every cell stays text. `figures` are the places of columns with numbers of our own, which may
    begin with a minus.
    """
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(
        [text if place in figures else harmless(text) for place, text in enumerate(row)]
        for row in rows
    )
    return ("\ufeff" + out.getvalue()).encode()


def csv_response(
    name: str, rows: Iterable[Sequence[str]], *, figures: Collection[int] = ()
) -> HttpResponse:
    """The table as a file to download."""
    content = csv_bytes(rows, figures=figures)
    return as_download(content, name=f"{name}.csv", media_type="text/csv; charset=utf-8")
