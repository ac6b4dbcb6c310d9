"""The first sheet of an XLSX file (ISO/IEC 29500), as text; formulas count for their last value.

expat directly, because a list of 50,000 rows must not hold up a process: only the elements that
carry text are looked at. Entities are refused by defusedxml's rules.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from courses.exchange.items import UnreadableFile
from courses.exchange.packages import Package

from .rows import MOST_ROWS, ListRefused

BOOK, LINKS, STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
LARGEST_PART = 60 * 1024 * 1024
MOST_COLUMNS = 64
COLUMN = re.compile(r"[A-Z]{1,3}")
Attributes = dict[str, str]


class Enough(Exception):
    """More rows than a list may have: stop reading."""


def read_xlsx(package: Package) -> Iterator[list[str]]:
    """Raises ListRefused."""
    try:
        strings = Strings()
        if STRINGS in package:
            parse(package.read(STRINGS, limit=LARGEST_PART), strings)
        sheet = Sheet(strings.found)
        parse(package.read(_first_sheet(package), limit=LARGEST_PART), sheet)
    except (UnreadableFile, KeyError, expat.ExpatError, ValueError) as error:
        raise ListRefused(_("This spreadsheet cannot be read.")) from error
    return sheet.lines()


def parse(data: bytes, reader: Any) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except Enough:
        return


def local_name(name: str) -> str:
    """Prefixes are a matter of taste; the parts of a workbook have no names in common."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse(*args: object) -> None:
    raise ValueError("document types and entities are not read")


class Strings:
    """The texts that cells refer to by position."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        local = local_name(name)
        if local == "si":
            self.found.append("")
        elif local == "t":
            self._parts = []

    def text(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)

    def end(self, name: str) -> None:
        if local_name(name) == "t" and self._parts is not None:
            self.found[-1] += "".join(self._parts)
            self._parts = None


class Sheet:
    """Rows of cells; empty rows in between keep their number."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._rows: list[tuple[int, list[str]]] = []
        self._cells: list[str] = []
        self._number = self._column = 0
        self._kind = ""
        self._parts: list[str] | None = None

    def lines(self) -> Iterator[list[str]]:
        expected = 1
        for number, cells in self._rows:
            for _missing in range(min(number - expected, MOST_ROWS)):
                yield []
            yield cells
            expected = max(number, expected) + 1

    def start(self, name: str, attributes: Attributes) -> None:
        local = local_name(name)
        if local == "c":
            place = attributes.get("r")
            self._column = self._place(place) if place else self._column + 1
            self._kind = attributes.get("t", "")
        elif local == "v" or local == "t":
            self._parts = []
        elif local == "row":
            if len(self._rows) > MOST_ROWS + 1:
                raise Enough
            given = attributes.get("r", "")
            self._number = int(given) if given.isdecimal() else self._number + 1
            self._cells, self._column = [], 0

    def text(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)

    def end(self, name: str) -> None:
        local = local_name(name)
        if (local == "v" or local == "t") and self._parts is not None:
            self._put("".join(self._parts))
            self._parts = None
        elif local == "row":
            self._rows.append((self._number, self._cells))

    def _place(self, reference: str) -> int:
        """ "B7" → 2."""
        found = COLUMN.match(reference)
        return column_of(found[0]) if found else self._column + 1

    def _put(self, text: str) -> None:
        if not 0 < self._column <= MOST_COLUMNS:
            return
        if self._kind == "s":
            text = self._strings[int(text)]
        missing = self._column - len(self._cells)
        self._cells.extend([""] * missing)
        self._cells[self._column - 1] += text


def column_of(letters: str) -> int:
    """ "A" → 1, "AA" → 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _first_sheet(package: Package) -> str:
    """The path of the sheet that stands first in the book."""
    order, targets = Attribute("sheet", "id"), Attribute("Relationship", "Target", key="Id")
    parse(package.read(BOOK, limit=LARGEST_PART), order)
    parse(package.read(LINKS, limit=LARGEST_PART), targets)
    target = targets.by_key[order.values[0]] if order.values else ""
    path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    return posixpath.normpath(path)


class Attribute:
    """The values of one attribute of all elements of one name."""

    def __init__(self, element: str, attribute: str, *, key: str = "") -> None:
        self._element, self._attribute, self._key = element, attribute, key
        self.values: list[str] = []
        self.by_key: dict[str, str] = {}
        self.text: Callable[[str], None] = lambda text: None
        self.end: Callable[[str], None] = lambda name: None

    def start(self, name: str, attributes: Attributes) -> None:
        if local_name(name) != self._element:
            return
        local = {local_name(key): value for key, value in attributes.items()}
        self.values.append(local[self._attribute])
        self.by_key[local.get(self._key, "")] = local[self._attribute]
