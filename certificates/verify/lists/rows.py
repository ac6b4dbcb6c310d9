"""What a list holds, row by row, and how it is recognised."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 50_000
MOST_LINES = 4 * MOST_ROWS  # empty ones too
LONGEST_CELL = 300
NOT_LETTERS = re.compile(r"[^a-z]+")
# Titles of columns as people write them, without spaces and dots, ß and umlauts spelled out.
COLUMNS = {
    "number": {
        "number", "certificatenumber", "nummer", "nr", "bescheinigungsnummer", "zertifikatsnummer",
        "zertifikatnummer", "zertifikatnr", "zertifikatsnr", "bescheinigungsnr", "zertifikat",
    },
    "code": {
        "code", "verificationcode", "pruefcode", "pruefungscode", "verifizierungscode",
        "sicherheitscode", "kontrollcode",
    },
    "name": {
        "name", "holder", "inhaberin", "inhaber", "teilnehmende", "teilnehmerin", "person",
        "vorundnachname", "vornamenachname", "nameaufdemzertifikat",
    },
}  # fmt: skip


class ListRefused(ValidationError):
    """Nothing of the file can be checked; the message says why."""


@dataclass(frozen=True)
class Row:
    """`line` as the sender's program counts it, from 1."""

    line: int
    number: str
    code: str
    name: str


def rows_of(lines: Iterable[Sequence[str]]) -> list[Row]:
    """The filled rows below a line of titles; without titles: number, code, name.

    Raises ListRefused for a list without rows, and for one that is too long.
    """
    numbered = _filled(lines)
    first = next(numbered, None)
    if first is None:
        raise ListRefused(_("This list is empty."))
    places = _places(first[1])
    body = numbered if places else _again(first, numbered)
    places = places or {"number": 0, "code": 1, "name": 2}
    rows = [_row(line, cells, places) for line, cells in islice(body, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise _too_long()
    if not rows:
        raise ListRefused(_("This list is empty."))
    return rows


def _filled(lines: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Empty lines count, so that the numbers are those of the sender's program."""
    for line, cells in enumerate(lines, start=1):
        if line > MOST_LINES:
            raise _too_long()
        if any(cells):
            yield line, cells


def _too_long() -> ListRefused:
    return ListRefused(
        _("This list has more than %(most)s rows. Please split it."),
        params={"most": f"{MOST_ROWS:,}".replace(",", ".")},
    )


def _again(
    first: tuple[int, Sequence[str]], rest: Iterator[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    yield first
    yield from rest


def _places(titles: Sequence[str]) -> dict[str, int]:
    """Column → position, if this line is one of titles. Raises ListRefused if one is missing."""
    known = {title: name for name, titles in COLUMNS.items() for title in titles}
    found: dict[str, int] = {}
    for position, title in enumerate(titles):
        if name := known.get(_letters(title)):
            found.setdefault(name, position)
    if found and not {"number", "code"} <= set(found):
        raise ListRefused(_("The columns “number” and “code” are needed. Please name them so."))
    return found


def _letters(title: str) -> str:
    text = title.casefold().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}))
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text))


def _row(line: int, cells: Sequence[str], places: dict[str, int]) -> Row:
    values = {
        name: cells[place].strip()[:LONGEST_CELL] if place < len(cells) else ""
        for name, place in places.items()
    }
    return Row(line, values["number"], values["code"], values.get("name", ""))
