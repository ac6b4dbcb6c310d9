"""Text of a file in our own form → the entries of its questions, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..items import MAX_QUESTIONS, Note, UnreadableFile, no_questions, too_many
from .yaml_tree import Mapping, documents

HEAD = re.compile(r"^questions\s*:", re.MULTILINE)
ITEM = re.compile(r"^( *)- ", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """One entry, or the reason why it cannot be read."""

    line: int
    entry: Mapping | None = None
    problem: Note | None = None
    notes: tuple[Note, ...] = field(default=())


def pieces(text: str) -> list[Piece]:
    """All questions in file order. A file that is no YAML as a whole is read entry by entry.

    Raises UnreadableFile if nothing in it looks like a question.
    """
    try:
        found = [piece for document in documents(text) for piece in _of_document(document)]
    except UnreadableFile as error:
        found = list(_one_by_one(text))
        if not any(piece.entry for piece in found):
            raise error
    if all(piece.entry is None for piece in found):
        raise no_questions()
    if len(found) > MAX_QUESTIONS:
        raise too_many()
    return found


def _of_document(document: Any) -> Iterator[Piece]:
    """A quiz with `questions`, a list of questions, or just one."""
    notes: tuple[Note, ...] = ()
    if isinstance(document, Mapping) and "kind" not in document:
        others = [str(key)[:40] for key in document if key != "questions"]
        if others:
            text = _("Only the questions were read, not: %(keys)s.")
            notes = (Note(text, {"keys": ", ".join(others[:10])}),)
        listed = document.get("questions", [])
    else:
        listed = [document] if isinstance(document, Mapping) else document
    if not isinstance(listed, list):
        raise no_questions()
    line = 1
    for entry in listed:
        line = getattr(entry, "line", line)
        if isinstance(entry, Mapping):
            yield Piece(line, entry, notes=notes)
        else:
            yield Piece(line, problem=Note(_("This entry is not a question.")), notes=notes)
        notes = ()


def _one_by_one(text: str) -> Iterator[Piece]:
    """Cut before each list item that is indented as the first one is."""
    head = HEAD.search(text)
    first = ITEM.search(text, head.end() if head else 0)
    if not first:
        return
    start = re.compile(rf"^{first[1]}- ", re.MULTILINE)
    places = [match.start() for match in start.finditer(text, first.start())]
    line, before = 1, 0
    for place, end in zip(places, [*places[1:], len(text)], strict=True):
        line += text.count("\n", before, place)
        before = place
        yield _alone(text[place:end], line)


def _alone(text: str, line: int) -> Piece:
    try:
        [[entry]] = documents(text, shift=line - 1)
    except UnreadableFile as error:
        return Piece(line, problem=Note(error.message, error.params or {}))
    except (ValueError, TypeError):
        return Piece(line, problem=Note(_("This entry is not a question.")))
    if not isinstance(entry, Mapping):
        return Piece(line, problem=Note(_("This entry is not a question.")))
    entry.line = line
    return Piece(line, entry)
