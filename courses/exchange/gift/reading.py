"""Nodes of a GIFT file → what was found: a canonical body or the reason why there is none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...questions.gaps import tidy, tokenise
from ...questions.registry import KINDS
from ..items import MAX_QUESTIONS, Found, Given, Note, Picture, no_questions, too_many
from ..plain_files import text_of
from ..refusal import Refused
from ..resuming import PASSED_OVER, taken_before
from .answers import is_statement, number, short_answer, statement
from .categories import split_path
from .choices import choice
from .clozes import cloze, is_missing_word
from .comments import Remarks, remarks_of
from .document import nodes
from .habits import mended
from .nodes import Broken, Category, Group, Item
from .pairs import is_matching, matching, ordering
from .texts import Texts, split
from .writing import question

MAX_NAME = 200
MAX_BEGINNING = 80
ELEMENTS = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
MAX_ANSWERS = 100
# What other files leave behind a question, e.g. `}";`
REMAINS = frozenset({'"', ";", '";', '",', "'", "```"})
BUILDERS: dict[str, Callable[[Group, Texts], dict[str, Any]]] = {
    "multichoice": choice,
    "match": matching,
    "ordering": ordering,
    "truefalse": statement,
    "shortanswer": short_answer,
    "numerical": number,
}


def read(data: bytes, *, name: str = "") -> list[Found]:
    """All questions of a GIFT file, in file order; the first tells if the encoding was guessed.

    Raises UnreadableFile for what is no text, is too large or holds no question at all.
    """
    return list(scan(data))


def scan(data: bytes, *, name: str = "") -> Iterator[Found]:
    """The same, one by one."""
    text, notes = text_of(data)
    count = 0
    category: tuple[str, ...] = ()
    for node in nodes(text):
        if isinstance(node, Category):
            category = split_path(node.path)
            continue
        count += 1
        if count > MAX_QUESTIONS:
            raise too_many()
        one = found_in(node) if isinstance(node, Item) else broken(node)
        yield replace(one, category=category, notes=(*notes, *one.notes))
        notes = []
    if not count:
        raise no_questions()


def broken(node: Broken) -> Found:
    return Found(node.line, name=node.near, refusal=node.reason)


def found_in(item: Item) -> Found:
    """One question; whatever is wrong with it becomes its refusal."""
    if taken_before() is not None:
        return PASSED_OVER
    remarks, texts = remarks_of(item.comments), Texts()
    if not remarks.id:
        item = mended(item, texts)
    type_ = type_of(item)
    shell = Found(
        line=item.line,
        type=type_,
        name=(item.title or remarks.id)[:MAX_NAME],
        tags=remarks.tags,
        difficulty=remarks.difficulty,
    )
    try:
        body = remembered_cloze(item, remarks, texts) or body_of(item, type_, texts)
        return replace(shell, body=body, notes=tuple(texts.notes), pictures=tuple(texts.pictures))
    except Refused as error:
        reason = error.reason
    except ValidationError as error:
        reason = Note(_("Not taken over: %(reason)s"), {"reason": " ".join(error.messages)})
    # Without a name nobody could tell which question is meant.
    return replace(shell, name=shell.name or beginning(item), refusal=reason)


def beginning(item: Item) -> str:
    text = split(item.texts[0][: 4 * MAX_BEGINNING], "")[1]
    words = " ".join(ELEMENTS.sub(" ", text).split())
    return words if len(words) <= MAX_BEGINNING else words[: MAX_BEGINNING - 1] + "…"


def type_of(item: Item) -> str:
    """The name Moodle has for it."""
    if not item.groups:
        return "description"
    return "multianswer" if len(item.groups) > 1 else type_of_group(item.groups[0])


def type_of_group(group: Group) -> str:
    if group.marker:
        return "numerical" if group.marker == "#" else "ordering"
    if any(entry.sign == "~" for entry in group.entries):
        return "multichoice"
    if is_matching(group):
        return "match"
    if is_statement(group):
        return "truefalse"
    return "shortanswer" if group.entries or group.lead[0] else "essay"


def body_of(item: Item, type_: str, texts: Texts) -> dict[str, Any]:
    """The canonical body. Raises Refused or ValidationError."""
    if type_ == "description":
        raise Refused(
            _("This text has no answers in braces, so it is no question. If it belongs to the "
              "question below, delete the blank line between them."),
        )  # fmt: skip
    if type_ == "essay":
        raise Refused(_("Free texts cannot be marked automatically; essays are not supported."))
    if any(len(group.entries) > MAX_ANSWERS for group in item.groups):
        raise Refused(_("This question has too many answers."))
    if any(group.nested for group in item.groups):
        texts.note(_("Braces inside the answers were taken as text."))
    item = without_remains(item, texts)
    # The question text comes first: its format holds for all parts that name none.
    texts.style = split(item.texts[0], texts.style)[0]
    if len(item.groups) > 1:
        return finished(cloze(item, texts), "", item, texts)
    if type_ == "shortanswer" and is_missing_word(item, texts):
        trial = Texts(style=texts.style)
        try:
            body = finished(cloze(item, trial), "", item, trial)
        except (Refused, ValidationError):
            trial = texts
        else:
            texts.notes += trial.notes
            texts.pictures += trial.pictures
            return body
    prompt = texts.prompt(with_blank(item))
    return finished(BUILDERS[type_](item.groups[0], texts), prompt, item, texts)


def finished(own: dict[str, Any], prompt: str, item: Item, texts: Texts) -> dict[str, Any]:
    """General feedback comes last, after what the file says to single answers."""
    said = own.pop("feedback", "") + "".join(texts.block(group.general) for group in item.groups)
    body = {"prompt": prompt, "feedback": said} | own
    return KINDS[own["kind"]].canonical(body)


def with_blank(item: Item) -> str:
    """The question text; a line stands where the answers were in the middle of it."""
    before, after = item.texts
    return f"{before}_____{after}" if after.strip() else before


def without_remains(item: Item, texts: Texts) -> Item:
    if item.texts[-1].strip() not in REMAINS:
        return item
    texts.note(_("Stray characters behind the answers were left out."))
    return replace(item, texts=(*item.texts[:-1], ""))


def remembered_cloze(item: Item, remarks: Remarks, texts: Texts) -> dict[str, Any] | None:
    """The cloze a comment of ours keeps, as long as the question below it is still the same."""
    if remarks.cloze is None or len(item.groups) != 1:
        return None
    prompt, text = remarks.cloze
    trial = Texts(style="html")
    trial.prompt(item.texts[0])
    try:
        own = {"kind": "cloze", "segments": tokenise(tidy(text))}
        body = finished(own, prompt, item, trial)
    except ValidationError:
        return None
    if not is_same(item, body, trial.pictures):
        texts.note(_("This gap text was changed after it was written; the changed form was read."))
        return None
    texts.notes, texts.pictures = trial.notes, trial.pictures
    return body


def is_same(item: Item, body: dict[str, Any], pictures: list[Picture]) -> bool:
    given = Given(item.title, body, pictures=tuple(pictures))
    written = next(node for node in nodes(question(given)) if isinstance(node, Item))
    return written.texts == item.texts and [replace(one, line=0) for one in written.groups] == [
        replace(one, line=0) for one in item.groups
    ]
