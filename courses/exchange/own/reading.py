"""A file in our own form → what was found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...models.questions import Question
from ...questions.registry import KINDS
from ..items import Found, Note
from ..plain_files import text_of
from ..refusal import Refused
from ..resuming import PASSED_OVER, taken_before
from .bodies import body_of, pictures_of
from .entries import Piece, pieces
from .shapes import is_nothing, texts, unknown_keys
from .yaml_tree import Mapping

MAX_NAME = 200
MAX_TAG = 100
MAX_TAGS = 20


def read(data: bytes, *, name: str = "") -> list[Found]:
    """All questions of a YAML file; the first tells if the encoding was guessed.

    Raises UnreadableFile for what is no text, no YAML or holds no question at all.
    """
    return list(scan(data))


def scan(data: bytes, *, name: str = "") -> Iterator[Found]:
    """The same, one by one."""
    text, notes = text_of(data)
    for piece in pieces(text):
        one = _found(piece)
        yield replace(one, notes=(*notes, *one.notes))
        notes = []


def _found(piece: Piece) -> Found:
    if taken_before() is not None:
        return PASSED_OVER
    entry = piece.entry
    if entry is None:
        return Found(piece.line, refusal=piece.problem, notes=piece.notes)
    kind = str(entry.get("kind", "")).strip()
    shell = Found(
        line=piece.line,
        type=kind[:40],
        name=_short(entry.get("reference"))[:MAX_NAME],
        category=_category(entry.get("category")),
        tags=tuple(dict.fromkeys(tag[:MAX_TAG] for tag in _tags(entry.get("tags"))))[:MAX_TAGS],
        notes=piece.notes,
    )
    notes = [*piece.notes]
    try:
        if kind not in KINDS:
            raise Refused(
                _("The kind “%(kind)s” is unknown. Possible are: %(kinds)s."),
                kind=kind[:40],
                kinds=", ".join(KINDS),
            )
        body = body_of(entry, kind, notes)
    except Refused as error:
        return replace(shell, refusal=error.reason)
    except ValidationError as error:
        reason = Note(_("Not taken over: %(reason)s"), {"reason": " ".join(error.messages)})
        return replace(shell, refusal=reason)
    difficulty = _difficulty(entry.get("difficulty"), notes)
    pictures = tuple(pictures_of(entry, notes))
    notes += _remarks(entry, kind)
    return replace(shell, body=body, difficulty=difficulty, pictures=pictures, notes=tuple(notes))


def _remarks(entry: Mapping, kind: str) -> list[Note]:
    found = []
    if not is_nothing(entry.get("lesson")) and entry.get("lesson"):
        found.append(Note(_("The lesson is not taken over; choose it in the quiz.")))
    if unknown := unknown_keys(entry, kind):
        keys = ", ".join(key[:40] for key in unknown[:10])
        found.append(Note(_("Unknown keys were left out: %(keys)s."), {"keys": keys}))
    if entry.doubled:
        keys = ", ".join(key[:40] for key in entry.doubled[:10])
        found.append(
            Note(_("These keys stand twice, the last one counts: %(keys)s."), {"keys": keys})
        )
    return found


def _difficulty(value: Any, notes: list[Note]) -> str:
    if value is None or is_nothing(value):
        return ""
    if isinstance(value, str) and value.strip() in Question.Difficulty.values:
        return value.strip()
    text = _("The difficulty “%(value)s” is unknown; possible are easy, medium and hard.")
    notes.append(Note(text, {"value": str(value)[:40]}))
    return ""


def _tags(value: Any) -> Sequence[str]:
    """A list, or one text with commas."""
    if isinstance(value, str):
        value = [] if is_nothing(value) else value.split(",")
    return texts(value)


def _category(value: Any) -> tuple[str, ...]:
    """A list from the top down; one text is one name."""
    if value is None or is_nothing(value):
        return ()
    return tuple(name[:MAX_NAME] for name in texts(value))[:MAX_TAGS]


def _short(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) and not is_nothing(value) else ""
