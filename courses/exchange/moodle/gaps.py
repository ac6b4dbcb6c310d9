"""cloze, gapselect and ddwtos → texts with gaps."""

import re
from html import unescape
from itertools import count
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_lazy as _

from ...html import clean_inline, clean_text
from ...questions.text import plain
from ..gap_choices import chosen_from
from ..refusal import Refused
from .answers import FULL, exact, label, number_spellings, refuse_tolerance, spellings
from .asked import asked, with_feedback
from .choice import Answer, best_choice, options_of, positive
from .gap_grammar import (
    CHOOSE_ONE,
    CHOOSE_SEVERAL,
    NUMBER,
    WRITE_EXACTLY,
    Alternative,
    Gap,
    parse,
)
from .prose import EMPHASIS, text_of, words
from .source import Reader, Source, children, raw_text

# Stand-ins for gaps while HTML becomes lines; signs of the private use area, removed before.
OPEN, CLOSE = "\ue000", "\ue001"
STAND_IN = re.compile(f"{OPEN}(\\d+){CLOSE}")
NUMBERED = re.compile(r"\[\[(\d{1,3})\]\]")
TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
LINES = ["p", "div", "li", "tr", "h2", "h3", "h4", "blockquote", "table", "ul", "ol", "br"]
OWN = re.compile(
    r'\s*<div class="gaps-prompt">(.*?)</div>\s*<div class="gaps-text">(.*?)</div>(.*)', re.DOTALL
)
LINE = "_____"
Pieces = list[str | int]


def cloze(source: Source) -> dict[str, Any]:
    """The gaps are taken out before anything else: signs in them are written as HTML entities."""
    element = source.first("questiontext")
    text = "" if element is None else raw_text(element)
    own = OWN.fullmatch(text)
    parts = parse(own[2] if own else _without_stand_ins(text))
    gaps = [part for part in parts if isinstance(part, Gap)]
    if not gaps:
        raise Refused(_("The text has no gaps."))
    if len({gap.points for gap in gaps}) > 1:
        source.note(_("The gaps gave different points; here all gaps count alike."))
    if len(gaps) == 1 and gaps[0].type in CHOOSE_ONE | CHOOSE_SEVERAL and not own:
        several = gaps[0].type in CHOOSE_SEVERAL
        return _choice(source, _around(parts), _chosen(gaps[0]), several=several)
    accepted = [_accepted(source, gap) for gap in gaps]
    _note_lists(source, [gap for gap in gaps if gap.type in CHOOSE_ONE | CHOOSE_SEVERAL])
    if own:
        question = asked(source, text=own[1] + own[3])
        places = count()
        pieces: Pieces = [next(places) if isinstance(one, Gap) else _own(one) for one in parts]
    else:
        marked = asked(source, text=_marked(parts))
        question = marked._replace(prompt="")
        pieces = _pieces(_lines(source, marked.prompt))
    question = with_feedback(source, question, _feedback(gaps))
    return question.body("cloze", segments=_segments(source, pieces, accepted))


def selected(source: Source) -> dict[str, Any]:
    """`[[2]]` stands for the second `selectoption` or `dragbox`."""
    question = asked(source)
    boxes = source.all("selectoption") + source.all("dragbox")
    texts = [words(source, box) for box in boxes]
    places = NUMBERED.findall(question.prompt)
    if len(places) == 1 and 0 < int(places[0]) <= len(texts):
        return _choice(
            source,
            NUMBERED.sub(LINE, question.prompt),
            [Answer(text, FULL * (at == int(places[0])), "") for at, text in
             enumerate(texts, start=1)],
        )  # fmt: skip
    accepted: list[list[str]] = []

    def put(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if not 0 <= place < len(texts) or not texts[place]:
            raise Refused(_("Gap %(number)s has no answer."), number=match[1])
        accepted.append(_writable(source, [texts[place]]))
        return _stand_in(len(accepted) - 1)

    marked = NUMBERED.sub(put, _without_stand_ins(question.prompt))
    if not accepted:
        raise Refused(_("The text has no gaps."))
    source.notes.append(chosen_from([texts]))
    if any(next(children(box, "infinite"), None) is not None for box in boxes):
        source.note(_("That an answer could be used several times makes no difference here."))
    segments = _segments(source, _pieces(_lines(source, marked)), accepted)
    return question._replace(prompt="").body("cloze", segments=segments)


def _choice(
    source: Source, text: str, answers: list[Answer], *, several: bool = False
) -> dict[str, Any]:
    """One gap with a list to choose from: a choice with a line where the gap was."""
    question = asked(source, text=text)
    answers = [one for one in answers if text_of(one.text)]
    if several:
        kind, right = "multiple", positive(source, answers)
    else:
        kind, right = best_choice(source, answers)
    source.note(_("The gap became a line in the question, and its list the answers."))
    return question.body(kind, options=options_of(answers, right))


def _around(parts: list[str | Gap]) -> str:
    return "".join(LINE if isinstance(one, Gap) else one for one in parts)


def _chosen(gap: Gap) -> list[Answer]:
    return [Answer(clean_inline(one.answer), one.weight, one.feedback) for one in gap.alternatives]


def _note_lists(source: Source, gaps: list[Gap]) -> None:
    if gaps:
        lists = [[_bare(one) for one in gap.alternatives] for gap in gaps]
        source.notes.append(chosen_from(lists))


def _accepted(source: Source, gap: Gap) -> list[str]:
    if gap.type in NUMBER:
        return _numbers(source, gap)
    answers = [(_bare(one), one.weight) for one in gap.alternatives]
    if gap.type in WRITE_EXACTLY:
        source.note(_("Upper and lower case counted; here they do not matter."))
    if gap.type in CHOOSE_ONE | CHOOSE_SEVERAL:
        # Only answers that were written could hold wildcards.
        answers = [(text.replace("*", "\\*"), weight) for text, weight in answers]
    if gap.type in CHOOSE_SEVERAL:
        source.note(_("Several answers had to be chosen in a gap; here one of them is enough."))
        answers = [(text, FULL) for text, weight in answers if weight > 0]
    return _writable(source, exact(source, answers))


def _numbers(source: Source, gap: Gap) -> list[str]:
    right = [one for one in gap.alternatives if one.weight > 0 and _bare(one) != "*"]
    pairs = [(one.weight, *_bare(one).partition(":")[::2]) for one in right]
    for _weight, _value, tolerance in pairs:
        refuse_tolerance(tolerance)
    values = exact(source, [(value, weight) for weight, value, _tolerance in pairs])
    source.note(_("A number became a short answer: only the spellings listed are right."))
    return _writable(source, [form for value in values for form in number_spellings(value)])


def _writable(source: Source, accepted: list[str]) -> list[str]:
    """Spellings our notation can hold: it keeps `{`, `}` and `|` for itself."""
    fitting = [text for text in accepted if not any(sign in text for sign in "{}|")]
    if not fitting:
        raise Refused(_("The answer to a gap holds one of the signs { } |; that is not possible."))
    if len(fitting) < len(accepted):
        source.note(_("An answer to a gap with one of the signs { } | was left out."))
    return spellings(source, fitting)


def _bare(alternative: Alternative) -> str:
    """The words of an answer: editors put tags into it, and signs as entities."""
    return plain(unescape(TAG.sub("", alternative.answer)))


def _feedback(gaps: list[Gap]) -> list[tuple[str, str]]:
    return [
        (f"{number}. {label(_bare(one))}", one.feedback)
        for number, gap in enumerate(gaps, start=1)
        for one in gap.alternatives
    ]


def _marked(parts: list[str | Gap]) -> str:
    """The text with a stand-in for each gap."""
    places = count()
    return "".join(_stand_in(next(places)) if isinstance(one, Gap) else one for one in parts)


def _stand_in(place: int) -> str:
    return f"{OPEN}{place}{CLOSE}"


def _without_stand_ins(html: str) -> str:
    return html.replace(OPEN, "").replace(CLOSE, "")


def _pieces(text: str) -> Pieces:
    return [int(one) if place % 2 else one for place, one in enumerate(STAND_IN.split(text))]


def _own(html: str) -> str:
    return unescape(html.replace("<br>", "\n"))


def _lines(source: Source, html: str) -> str:
    """The text of a piece of HTML, one line for each block or break."""
    if EMPHASIS.search(html):
        source.note(_("A text with gaps is plain: bold letters, links, lists and tables went."))
    clean_text(html)  # refuses what would take a parser too long
    body = BeautifulSoup(f"<!DOCTYPE html><html><body>{' '.join(html.split())}", "html5lib").body
    if not isinstance(body, Tag):
        return ""
    for element in body.find_all(LINES):
        element.insert_before("\n")
        element.insert_after("\n")
    for cell in body.find_all(["td", "th"]):
        cell.insert_after(" ")
    lines = (" ".join(line.split()) for line in body.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def _segments(
    source: Source, pieces: Pieces, accepted: list[list[str]]
) -> list[str | dict[str, Any]]:
    """Texts and gaps in order; a number is the place of a gap in `accepted`."""
    return [
        {"id": str(one + 1), "accept": accepted[one]}
        if isinstance(one, int)
        else _harmless(source, one)
        for one in pieces
        if one != ""
    ]


def _harmless(source: Source, text: str) -> str:
    """Text that our notation will not take for gaps."""
    found = re.sub(r"\{(?=\{)|\}(?=\})", r"\g<0> ", text)
    found = f"{found} " if found.endswith("{") else found
    if found != text:
        source.note(_("Double braces in the text were pulled apart; they mark gaps here."))
    return found


READERS: dict[str, Reader] = {
    "cloze": cloze,
    "multianswer": cloze,
    "gapselect": selected,
    "ddwtos": selected,
}
