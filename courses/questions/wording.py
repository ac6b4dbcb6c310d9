"""Word by word: what was inserted into a text, and what was deleted from it. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Deed = Literal["same", "inserted", "deleted"]
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing takes quadratic time; beyond this many words whole lines are compared.
MAX_TOKENS = 3000


@dataclass(frozen=True)
class Piece:
    """A run of text and what happened to it."""

    deed: Deed
    text: str


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order.

    Without the inserted ones they spell `old`, without the deleted ones `new`.
    """
    before, after = tokens(old), tokens(new)
    if len(before) + len(after) > 2 * MAX_TOKENS:
        before, after = LINE.findall(old), LINE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for deed, i, j, k, m in matcher.get_opcodes():
        if deed == "equal":
            pieces.append(Piece("same", "".join(before[i:j])))
            continue
        pieces.append(Piece("deleted", "".join(before[i:j])))
        pieces.append(Piece("inserted", "".join(after[k:m])))
    return joined([piece for piece in pieces if piece.text])


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """A lone blank between two changes would only chop them up: it changes along with them."""
    smooth: list[Piece] = []
    for number, piece in enumerate(pieces):
        inner = 0 < number < len(pieces) - 1
        if piece.deed == "same" and not piece.text.strip() and inner:
            smooth += [Piece("deleted", piece.text), Piece("inserted", piece.text)]
        else:
            smooth.append(piece)
    return tuple(gathered(smooth))


def gathered(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring changes become one deletion followed by one insertion."""
    found: list[Piece] = []
    gone = come = ""
    for piece in [*pieces, Piece("same", "")]:
        if piece.deed == "deleted":
            gone += piece.text
        elif piece.deed == "inserted":
            come += piece.text
        else:
            found += [Piece("deleted", gone), Piece("inserted", come), piece]
            gone = come = ""
    return [piece for piece in found if piece.text]
