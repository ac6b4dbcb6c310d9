"""Moodle XML → found questions (Moodle 1.9 to 5; format `qformat_xml`)."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...questions.registry import kind_of
from ..items import Found, Note, no_questions
from ..refusal import Refused
from ..resuming import PASSED_OVER, taken_before
from . import answers, choice, gaps, pairs, statements
from .decoding import decoded
from .document import Cut, Piece, pieces
from .files import old_image
from .headers import category_of, name_of, note_settings, tags_of
from .prose import text_of
from .refusals import refuse
from .source import Reader, Source

READERS: dict[str, Reader] = (
    choice.READERS | answers.READERS | pairs.READERS | gaps.READERS | statements.READERS
)
# Each answer, hint or file is a part; far more would only keep the parsers busy.
MAX_PARTS = 500
GUESSED = _("The file is not in UTF-8; it was read as Windows-1252. Please check the umlauts.")
MENDED = _("HTML in this question was not marked as such; please check how it was read.")
# What Moodle writes there by itself, in German and English.
USUAL_INFO = ("Standardkategorie für Fragen, die im Kontext", "The default category for questions ")
CATEGORY_INFO = Note(_("The description of its category was left out."))


def read(data: bytes, *, name: str = "") -> list[Found]:
    """All questions of a file; see `scan`. Raises UnreadableFile."""
    return list(scan(data))


def scan(data: bytes, *, name: str = "") -> Iterator[Found]:
    """All questions of a file, in file order; each names what was changed or why it is refused.

    Categories are no questions: they set `category` for what follows. A guessed encoding is noted
    at the first question. Raises UnreadableFile for what is no Moodle XML, is hostile or too large.
    """
    text, guessed = decoded(data)
    several = pieces(text)
    if all(_parsed(piece).type == "category" for piece in several):
        raise no_questions()
    yield from _found(several, [Note(GUESSED)] if guessed else [])


def _parsed(piece: Piece | Cut) -> Piece:
    return piece.parsed() if isinstance(piece, Cut) else piece


def _is_question(piece: Piece | Cut) -> bool:
    """For certain, and without parsing what was cut out of a broken file."""
    if isinstance(piece, Cut):
        return not piece.may_be_category
    return piece.element is not None and piece.type != "category"


def _found(several: list[Piece | Cut], waiting: list[Note]) -> Iterator[Found]:
    """`waiting` are notes for the next question: of the file, or of the category before it."""
    category: tuple[str, ...] = ()
    for one in several:
        taken = taken_before()
        piece = one if taken is not None and _is_question(one) else _parsed(one)
        if taken is not None and _is_question(piece):
            if taken:
                waiting.clear()
            yield PASSED_OVER
        elif piece.element is None:
            yield Found(
                piece.line, piece.type, piece.name, category=category, refusal=piece.problem
            )
        elif piece.type == "category":
            source = Source(piece.element)
            category = category_of(source)
            info = source.value("info")
            if info and not info.startswith(USUAL_INFO) and CATEGORY_INFO not in waiting:
                waiting.append(CATEGORY_INFO)
        else:
            mended = [Note(MENDED)] if piece.mended else []
            found = _question(piece, Source(piece.element, notes=[*waiting, *mended]), category)
            if found.body is not None:
                waiting.clear()
            yield found


def _question(piece: Piece, source: Source, category: tuple[str, ...]) -> Found:
    body, refusal = None, None
    try:
        if len(source.element) > MAX_PARTS:
            raise Refused(_("The question has more parts than any question needs."))
        raw = READERS.get(piece.type.lower(), refuse)(source)
        note_settings(source)
        old_image(source)
        kind = kind_of(raw)
        if kind.needs_prompt and source.pictures and not text_of(raw["prompt"]):
            raise Refused(_("It asks by a picture alone. Please write the question as text, too."))
        body = kind.canonical(raw)
    except Refused as refused:
        refusal = refused.reason
    except ValidationError as error:
        refusal = _reason(error)
    tags, difficulty = tags_of(source)
    return Found(
        line=piece.line,
        type=piece.type,
        name=name_of(source),
        category=category,
        tags=tags,
        difficulty=difficulty,
        body=body,
        refusal=refusal,
        notes=tuple(source.notes) if refusal is None else (),
        pictures=tuple(source.pictures) if refusal is None else (),
    )


def _reason(error: ValidationError) -> Note:
    """The first complaint of a kind about its body."""
    first = error.error_list[0] if hasattr(error, "error_list") else _first_of(error)
    return Note(first.message, first.params or {})


def _first_of(error: ValidationError) -> ValidationError:
    return next(found for several in error.error_dict.values() for found in several)
