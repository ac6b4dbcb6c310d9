"""textEntry-, inlineChoice- and gapMatchInteraction → text with gaps, or a short answer."""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ...questions.cloze import MAX_GAPS
from ...questions.submitted import MAX_WRITTEN
from ...questions.text import comparable, plain
from ..refusal import Refused
from .asked import Asked
from .declarations import Declaration, of_interaction
from .draft import Draft, cut, judged, words_of
from .feedback import feedback_of
from .gap_text import CLOSE, OPEN, lines_of, parted
from .scoring import note_parts, refuse_ranges, way_of
from .vocabulary import is_ours

BARE = re.compile(f"(?:[\\s\\xa0]*{OPEN}\\d+{CLOSE})+[\\s\\xa0.:]*")
MARKER = re.compile(f"{OPEN}(\\d+){CLOSE}")
LINE = "_____"
ALONE = re.compile(f"[\\s\\xa0]*{OPEN}0{CLOSE}[\\s\\xa0.:]*")


def read_entries(asked: Asked) -> dict[str, Any]:
    """textEntryInteraction and inlineChoiceInteraction. Raises Refused."""
    refuse_ranges(asked.item)
    if len(asked.interactions) == 1 and asked.only.tag == "inlineChoiceInteraction":
        return _single(asked)
    accepted = [_accepted(asked, one) for one in asked.interactions]
    return _body(asked, asked.body, asked.interactions, accepted)


def _single(asked: Asked) -> dict[str, Any]:
    """One list in a text is a single choice with a line where the list was."""
    right = of_interaction(asked.only, asked.declared).right()
    choices = {
        one.get("identifier", "").strip(): asked.prose.html(one)
        for one in asked.only.iter("inlineChoice")
    }
    own, common = feedback_of(asked.item, asked.prose, asked.draft, choices)
    asked.prose.holes = {asked.only: LINE}
    asked.draft.note(_("The gap became a line in the question, and its list the answers."))
    options = [
        {"text": text, "correct": key in right, "feedback": own.get(key, "")}
        for key, text in choices.items()
    ]
    return judged("single", {"prompt": asked.prompt(), "feedback": common, "options": options})


def read_gap_match(asked: Asked) -> dict[str, Any]:
    """gapMatchInteraction: words are drawn into gaps. Raises Refused."""
    declared = of_interaction(asked.only, asked.declared)
    if asked.only.find(".//gapImg") is not None:
        raise Refused(_("Images are to be drawn into gaps; that is not supported."))
    choices = {one.get("identifier", "").strip(): one for one in asked.only.iter("gapText")}
    gaps = list(asked.only.iter("gap"))
    pairs = declared.pairs()
    accepted = [
        [
            asked.plain(choices[word])
            for word, gap in pairs
            if gap == one.get("identifier", "").strip() and word in choices
        ]
        for one in gaps
    ]
    _note_written(asked, [words_of(asked.prose.html(one)) for one in choices.values()])
    note_parts(way_of(asked.item), declared, declared.right(), asked.draft)
    for element in choices.values():
        element.clear()
        element.tag = "gapText"
    # Without this name the interaction's own text is read like any other.
    asked.only.tag = "gapMatch"
    return _body(asked, asked.body, gaps, accepted)


def _accepted(asked: Asked, interaction: Element) -> list[str]:
    declared = of_interaction(interaction, asked.declared)
    if interaction.tag == "inlineChoiceInteraction":
        texts = {
            one.get("identifier", "").strip(): asked.plain(one)
            for one in interaction.iter("inlineChoice")
        }
        _note_written(asked, list(texts.values()))
        return [texts[key] for key in declared.right() if key in texts]
    if declared.cardinality == "record":
        raise Refused(_("The answer has several parts; that is not supported."))
    note_parts(way_of(asked.item), declared, (), asked.draft)
    return _spellings(asked, declared)


def _spellings(asked: Asked, declared: Declaration) -> list[str]:
    right = declared.right()
    full = max((declared.values.get(text, 0.0) for text in right), default=0.0)
    worth = {text: value for text, value in declared.values.items() if value > 0}
    accepted = [*right, *(text for text, value in worth.items() if full and value >= full)]
    known = {comparable(text) for text in accepted}
    if half := [text for text in worth if comparable(text) not in known]:
        asked.draft.note(
            _("Answers that were partly right are not accepted here: %(answers)s."),
            answers=cut("; ".join(half)),
        )
    is_word = declared.base_type not in {"integer", "float"}
    if is_word and any(text in declared.strict_case and text.strip() for text in declared.values):
        asked.draft.note(_("Upper and lower case mattered; here they do not."))
    return list(dict.fromkeys(accepted))


def _note_written(asked: Asked, texts: list[str]) -> None:
    asked.draft.note(
        _("Learners chose from a list; now they write. The list was: %(list)s."),
        list=cut("; ".join(texts)),
    )


def _body(
    asked: Asked, holder: Element, gaps: list[Element], accepted: list[list[str]]
) -> dict[str, Any]:
    asked.prose.holes = {gap: f"{OPEN}{index}{CLOSE}" for index, gap in enumerate(gaps)}
    _own, common = feedback_of(asked.item, asked.prose, asked.draft)
    before, with_gaps = parted(holder, set(gaps))
    prompt = asked.text(before)
    text = lines_of(asked.prose.html(with_gaps, pictures=True), exact=asked.prose.exact)
    if not all(accepted):
        raise Refused(_("The question does not say which answer is right."))
    if _is_short(asked, text, len(gaps)):
        further = [html.escape(line) for line in text.split("\n") if not ALONE.fullmatch(line)]
        prompt = asked.prompt(prompt + "".join(f"<p>{line}</p>" for line in further))
        value = {"prompt": prompt, "feedback": common, "accept": accepted[0]}
        return judged("short_answer", value)
    if len(gaps) > MAX_GAPS:
        raise Refused(_("The text has more than twenty gaps."))
    source = notation(asked.draft, numbered(text), accepted)
    return judged("cloze", {"prompt": prompt, "feedback": common, "text": source})


def _is_short(asked: Asked, text: str, gaps: int) -> bool:
    """One gap that stands alone in its line is a short answer."""
    if is_ours(asked.item):
        return asked.item.get("label") == "short_answer"
    return gaps == 1 and any(ALONE.fullmatch(line) for line in text.split("\n"))


def numbered(text: str) -> str:
    """Gaps below each other, with no words beside them, get numbers to be told apart by."""
    lines = text.split("\n")
    if not all(map(BARE.fullmatch, lines)):
        return text
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def notation(draft: Draft, text: str, accepted: list[list[str]]) -> str:
    """The text with gaps as `{{right|also right}}`; there braces and bars mean something."""
    tidy = text
    for braces in ("{{", "}}", "{" + OPEN):
        tidy = tidy.replace(braces, f"{braces[0]} {braces[1]}")
    pieces = MARKER.split(tidy)
    usable = [_usable(spellings) for spellings in accepted]
    if tidy != text or usable != accepted:
        draft.note(_("Braces and bars, or very long answers, can't stand in a text with "
                           "gaps; they were changed or left out."))  # fmt: skip
    if not all(usable):
        raise Refused(_("No answer that is right fits into a gap (80 characters, no braces)."))
    pieces[1::2] = ["{{" + "|".join(usable[int(index)]) + "}}" for index in pieces[1::2]]
    return "".join(pieces)


def _usable(spellings: list[str]) -> list[str]:
    fitting = [text for text in map(plain, spellings) if not any(char in text for char in "{}|")]
    return [text for text in fitting if 0 < len(text) <= MAX_WRITTEN]
