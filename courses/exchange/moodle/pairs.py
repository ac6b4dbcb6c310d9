"""matching (also dragged) and ordering."""

from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ...questions.authoring import MAX_PLAIN
from ...questions.text import plain
from .answers import MARKUP
from .asked import asked
from .prose import prose, text_of, words
from .source import Source, first, number, raw_text, short


def matching(source: Source) -> dict[str, Any]:
    """`subquestion` is a pair; one without text only adds its answer to the choice."""
    question = asked(source)
    rows = [
        (prose(source, row, "inline", style=question.style), _right(source, row, question.style))
        for row in source.all("subquestion")
    ]
    lefts = [(left, right) for left, right in rows if text_of(left)]
    further = [right for left, right in rows if right and not text_of(left)]
    texts = list(dict.fromkeys([right for _left, right in lefts] + further))
    pairs = [{"id": "", "left": left, "choice": right} for left, right in lefts]
    return question.body(
        "matching", pairs=pairs, choices=[{"id": text, "text": text} for text in texts]
    )


def ordering(source: Source) -> dict[str, Any]:
    """The weight of an answer is its position (qtype_ordering)."""
    question = asked(source)
    answers = source.all("answer")
    places = [number(answer.get("fraction")) for answer in answers]
    if None not in places and len(set(places)) == len(places):
        answers = [answers[i] for i in sorted(range(len(places)), key=places.__getitem__)]
    else:
        source.note(_("The positions were not clear; the order of the file was taken."))
    if source.value("gradingtype").upper() not in {"-1", "ALL_OR_NOTHING"}:
        source.note(_("Parts of the order earned credit; here only the whole order does."))
    if source.value("selecttype", "ALL").upper() not in {"0", "ALL"}:
        source.note(_("Moodle showed only some of the entries; here all of them are shown."))
    items = [_cut(source, words(source, answer, style=question.style)) for answer in answers]
    items = [text for text in items if text]
    return question.body("ordering", items=[{"id": "", "text": text} for text in items])


def _right(source: Source, row: Element, style: str) -> str:
    """The answer of a pair: plain text in matching, HTML in ddmatch."""
    answer = first(row, "answer")
    if answer is None:
        return ""
    text = raw_text(answer)
    dragged = source.element.get("type", "").strip() == "ddmatch"
    if answer.get("format") != "plain_text" and (dragged or MARKUP.search(text)):
        text = words(source, answer, style=style if dragged else "html")
    return _cut(source, plain(text))


def _cut(source: Source, text: str) -> str:
    if len(text) <= MAX_PLAIN:
        return text
    message = _("“%(text)s” was shortened to %(max)d characters.")
    source.note(message, text=short(text), max=MAX_PLAIN)
    return text[: MAX_PLAIN - 1].rstrip() + "…"


READERS = {"matching": matching, "match": matching, "ddmatch": matching, "ordering": ordering}
