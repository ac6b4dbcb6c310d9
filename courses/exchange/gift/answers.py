"""`{=a =b}`, `{#42}` and `{T}` → short answers and statements."""

import re
from collections.abc import Iterable
from fractions import Fraction
from html import escape
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...questions.submitted import MAX_WRITTEN
from ...questions.text import plain
from ..refusal import Refused
from .nodes import Entry, Group
from .texts import Texts, percent, split

FULL = Fraction(100)
TRUE = frozenset({"t", "true", "wahr", "richtig"})
FALSE = frozenset({"f", "false", "falsch"})
NUMBER = r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d{1,3})?"
EXACT = re.compile(rf"\s*({NUMBER})\s*(?::\s*({NUMBER})\s*|\.\.\s*({NUMBER})\s*)?")
NO_TOLERANCE = re.compile(r"(?<=\d)\s*:\s*0*(?:[.,]0*)?$")
WILDCARD = re.compile(r"(?<!\\)\*")


def is_statement(group: Group) -> bool:
    return not group.entries and group.lead[0].lower() in TRUE | FALSE


def statement(group: Group, texts: Texts) -> dict[str, Any]:
    """`{T#feedback to the wrong answer#feedback to the right one}`"""
    answer = group.lead[0].lower() in TRUE
    wrong = texts.brief(group.lead[1]) if len(group.lead) > 1 else ""
    right = texts.brief("#".join(group.lead[2:]))
    return {
        "kind": "true_false",
        "answer": answer,
        "feedback_true": right if answer else wrong,
        "feedback_false": wrong if answer else right,
    }


def short_answer(group: Group, texts: Texts) -> dict[str, Any]:
    """Accepted spellings, and as `feedback` what the file says to single answers."""
    if not group.entries and sum(map(bool, group.lines)) > 1:
        raise Refused(_("No answer starts with “=” or “~”."))
    entries = _with_lead(group)
    accepted = [
        spelling for entry in _full(entries, texts) if (spelling := _spelling(entry, texts))
    ]
    if not accepted:
        raise Refused(_("No exact answer is left that earns the full point."))
    return {
        "kind": "short_answer",
        "accept": list(dict.fromkeys(accepted)),
        "feedback": told(entries, texts),
    }


def number(group: Group, texts: Texts) -> dict[str, Any]:
    """Numbers without tolerance, as they may be written. Raises Refused for ranges."""
    entries = _with_lead(group)
    accepted = [
        spelling
        for entry in _full([entry for entry in entries if entry.sign == "="], texts)
        for spelling in _numbers(entry.answer)
    ]
    if not accepted:
        raise Refused(_("No number is given as the answer."))
    texts.note(_("The number is compared as it is written; please check the accepted spellings."))
    return {
        "kind": "short_answer",
        "accept": list(dict.fromkeys(accepted)),
        "feedback": told(entries, texts),
    }


def told(entries: Iterable[Entry], texts: Texts) -> str:
    """Feedback to single answers as HTML: our kinds of writing have only a general one."""
    given = [entry for entry in entries if split(entry.feedback, "")[1]]
    if not given:
        return ""
    texts.note(_("Feedback to single answers was put into the general feedback."))
    return "".join(_told(entry, texts) for entry in given)


def _told(entry: Entry, texts: Texts) -> str:
    html = texts.brief(entry.feedback)
    answer = NO_TOLERANCE.sub("", plain(split(entry.answer, "")[1]))
    name = f"{escape(answer[:MAX_WRITTEN], quote=False)}: " if answer.strip("*") else ""
    return f"<p>{name}{html}</p>" if "<p" not in html else f"<p>{name}</p>{html}" if name else html


def _with_lead(group: Group) -> list[Entry]:
    first, *feedback = group.lead
    if not first:
        return list(group.entries)
    lead = Entry("=", None, first, first, "#".join(feedback), first, None)
    return [lead, *group.entries]


def _full(entries: list[Entry], texts: Texts) -> list[Entry]:
    """Those that earn the full point; the others are told about."""
    weights = [FULL if entry.weight is None else entry.weight for entry in entries]
    partly = [
        f"{split(entry.answer, '')[1][:60]} ({percent(weight)})"
        for entry, weight in zip(entries, weights, strict=True)
        if 0 < weight < FULL
    ]
    if partly:
        texts.note(
            _("Partly right answers count as wrong: %(answers)s."), answers=", ".join(partly)
        )
    return [entry for entry, weight in zip(entries, weights, strict=True) if weight >= FULL]


def _spelling(entry: Entry, texts: Texts) -> str:
    text = split(entry.answer, "")[1]
    if WILDCARD.search(text):
        texts.note(_("An answer with a wildcard was left out: %(answer)s."), answer=text[:80])
        return ""
    text = plain(text.replace("\\*", "*"))
    if len(text) > MAX_WRITTEN:
        texts.note(
            _("An accepted spelling was too long and left out: %(answer)s."), answer=text[:80]
        )
        return ""
    return text


def _numbers(answer: str) -> list[str]:
    text = split(answer, "")[1]
    match = EXACT.fullmatch(text)
    if not match:
        raise Refused(_("“%(answer)s” is not a number."), answer=text[:60])
    first, tolerance, upper = match.groups()
    if (tolerance and _value(tolerance)) or (upper and _value(upper) != _value(first)):
        raise Refused(
            _("A number with a range or tolerance (%(answer)s) is not supported."), answer=text[:60]
        )
    value = _value(first)
    spellings = [first, first.replace(".", ","), first.replace(",", ".")]
    return [str(int(value)), *spellings] if value.is_integer() and abs(value) < 1e15 else spellings


def _value(text: str) -> float:
    return float(text.replace(",", "."))
