"""Gaps in a printed page that are filled later: one layout, many people.

A slot is a run of text with placeholders. Where it stands, the page holds a token instead of
drawing operators; `Ink` knows the fonts of the page and turns the final text into operators.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TOKEN = re.compile(rb"@@SLOT(\d+)@@")


@dataclass(frozen=True)
class Slot:
    """`text` has placeholders; `spare` is the room left on its line, None if it is not alone."""

    page: int
    text: str
    font: str
    size: float
    centred: bool
    spare: float | None

    def filled(self, values: Mapping[str, str]) -> str:
        text = self.text
        for placeholder, value in values.items():
            text = text.replace(placeholder, value)
        return text


@dataclass(frozen=True)
class Ink:
    """One embedded font: how it is called in the page, and which code each character has."""

    name: str
    codes: Mapping[int, int]
    widths: Mapping[int, float]

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[ord(char)] for char in text) * size / 1000

    def can_write(self, text: str) -> bool:
        return all(ord(char) in self.codes for char in text)

    def operators(self, text: str, size: float) -> bytes:
        """Select the font and show the text; a font has subsets of 256 characters."""
        shown, subset, run = [], -1, b""
        for code in (self.codes[ord(char)] for char in text):
            if code >> 8 != subset:
                shown.append(self._show(subset, run, size))
                subset, run = code >> 8, b""
            run += bytes([code & 0xFF])
        return b" ".join([*shown, self._show(subset, run, size)]).strip()

    def _show(self, subset: int, run: bytes, size: float) -> bytes:
        if not run:
            return b""
        return b"/%s+%d %.4f Tf <%s> Tj" % (self.name.encode(), subset, size, run.hex().encode())


def ink_of(font: Any, document: Any, alphabet: str) -> Ink:
    """Of a TrueType font in a ReportLab document that is not written yet."""
    for char in alphabet:
        if ord(char) in font.face.charToGlyph:
            font.splitString(char, document)
    font.getSubsetInternalName(0, document)
    state = font.state[document]
    codes = {code: number for code, number in state.assignments.items() if code}
    codes[0xA0] = codes[32]
    widths = {code: float(font.face.getCharWidth(code)) for code in codes}
    return Ink(state.internalName, codes, widths)
