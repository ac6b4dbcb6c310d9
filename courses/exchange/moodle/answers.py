"""shortanswer and numerical → short answers."""

import re
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from ...html import clean_text
from ...questions.short_answer import MAX_SPELLINGS
from ...questions.submitted import MAX_WRITTEN
from ...questions.text import plain
from ..refusal import Refused
from .asked import asked, with_feedback
from .headers import note_weights
from .prose import prose
from .source import Source, children, first, number, percent, raw_text, short, shown

# `*` stands for anything, `\*` for itself (qtype_shortanswer).
WILDCARD = re.compile(r"(?<!\\)\*")
MARKUP = re.compile(
    r"</?(?:p|span|b|i|u|em|strong|br|div|sub|sup)(?:\s[^<>]*)?/?>"
    r"|&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});",
    re.IGNORECASE,
)
FULL = Decimal(100)
Weighed = tuple[str, Decimal]


def shortanswer(source: Source) -> dict[str, Any]:
    question = asked(source)
    note_weights(source)
    if source.says("usecase"):
        source.note(_("Upper and lower case counted; here they do not matter."))
    answers = [(_literal(source, answer), percent(answer)) for answer in source.all("answer")]
    accepted = spellings(source, exact(source, answers))
    question = with_feedback(source, question, _feedback(source, answers, question.style))
    return question.body("short_answer", accept=accepted)


def numerical(source: Source) -> dict[str, Any]:
    """A number without tolerance is a word like any other; with tolerance it has no counterpart."""
    question = asked(source)
    note_weights(source)
    answers = [(raw_text(answer).strip(), percent(answer)) for answer in source.all("answer")]
    for answer, (value, weight) in zip(source.all("answer"), answers, strict=True):
        if weight > 0 and value != "*":
            refuse_tolerance(tolerance_of(answer))
    values = [value for value, _weight in best(source, [one for one in answers if one[0] != "*"])]
    accepted = [spelt for value in values for spelt in number_spellings(value)]
    source.note(_("A number became a short answer: only the spellings listed are right."))
    accepted = spellings(source, [*accepted, *_with_units(source, accepted)])
    question = with_feedback(source, question, _feedback(source, answers, question.style))
    return question.body("short_answer", accept=accepted)


def exact(source: Source, answers: list[Weighed]) -> list[str]:
    """The fully right answers without those that hold a wildcard; `\\*` becomes `*`.

    Raises Refused if nothing is left.
    """
    right = [text for text, _weight in best(source, answers)]
    plain_ones = [text for text in right if not WILDCARD.search(text)]
    for text in right:
        if WILDCARD.search(text):
            message = _("“%(text)s” holds a wildcard (*); such answers were left out.")
            source.note(message, text=short(text))
    if not plain_ones:
        raise Refused(
            _("All right answers hold wildcards (*). Please write the accepted spellings out.")
        )
    return [text.replace("\\*", "*") for text in plain_ones]


def best(source: Source, answers: list[Weighed]) -> list[Weighed]:
    """The answers with the highest weight; partly right ones are told. Raises Refused if none."""
    top = max((weight for text, weight in answers if text), default=Decimal(0))
    if top <= 0:
        raise Refused(_("No answer is marked as right."))
    if top != FULL:
        source.note(_("No answer earned 100 %%, the best one %(weight)s %%."), weight=shown(top))
    for text, weight in answers:
        if text and 0 < weight < top:
            message = _("“%(text)s” earned %(weight)s %%; here it counts as wrong.")
            source.note(message, text=short(text), weight=shown(weight))
    return [(text, weight) for text, weight in answers if text and weight == top]


def spellings(source: Source, accepted: list[str]) -> list[str]:
    """At most thirty spellings of at most 80 characters, each once. Raises Refused if none fits."""
    found = list(dict.fromkeys(plain(text) for text in accepted))
    fitting = [text for text in found if text and len(text) <= MAX_WRITTEN]
    if not fitting:
        raise Refused(
            _("Its answers are longer than %(max)d characters, too long to write."), max=MAX_WRITTEN
        )
    dropped = len(found) - len(fitting[:MAX_SPELLINGS])
    if dropped:
        message = ngettext_lazy(
            "%(count)d accepted spelling was left out, as it was too long or one too many.",
            "%(count)d accepted spellings were left out, as they were too long or too many.",
            dropped,
        )
        source.note(message, count=dropped)
    return fitting[:MAX_SPELLINGS]


def refuse_tolerance(tolerance: str) -> None:
    """Raise Refused unless a number has to be met exactly."""
    value = number(tolerance or "0")
    if value is None or value != 0:
        message = _("Numbers with a tolerance (here ±%(tolerance)s) are not supported.")
        raise Refused(message, tolerance=short(tolerance))


def number_spellings(text: str) -> list[str]:
    """`3.50` → 3.50, 3,50, 3.5, 3,5."""
    value = number(text)
    if value is None:
        raise Refused(_("“%(text)s” is not a number."), text=short(text))
    pure = f"{value.normalize():f}"
    both = [form for one in (text, pure) for form in (one, one.replace(".", ","))]
    return list(dict.fromkeys(both))


def tolerance_of(answer: Element) -> str:
    holder = first(answer, "tolerance")
    return "" if holder is None else raw_text(holder).strip()


def _with_units(source: Source, numbers: list[str]) -> list[str]:
    """The same numbers with each unit that has the factor 1."""
    holder = source.first("units")
    units = [] if holder is None else list(children(holder, "unit"))
    names = [(_part(unit, "unit_name"), number(_part(unit, "multiplier") or "1")) for unit in units]
    same = [name for name, factor in names if name and factor == 1]
    if any(name and factor != 1 for name, factor in names):
        source.note(_("Units that would need conversion were left out."))
    if same:
        message = _("The unit (%(units)s) may be written or left out.")
        source.note(message, units=short(", ".join(same)))
    return [f"{one} {name}" for one in numbers for name in same]


def _part(unit: Element, name: str) -> str:
    holder = first(unit, name)
    return "" if holder is None else raw_text(holder).strip()


def _literal(source: Source, answer: Element) -> str:
    """The answer as it must be written; Moodle takes it literally, so HTML in it is a mishap."""
    text = raw_text(answer)
    if MARKUP.search(text) and answer.get("format") != "plain_text":
        source.note(_("HTML in an answer that has to be written was left out."))
        text = clean_text(text)
    return plain(text)


def _feedback(source: Source, answers: list[Weighed], style: str) -> list[tuple[str, str]]:
    """Feedback of each answer with a name for it."""
    found = []
    for element, (text, _weight) in zip(source.all("answer"), answers, strict=True):
        html = prose(source, first(element, "feedback"), "feedback", style=style)
        found.append((label(text), html))
    return found


def label(answer: str) -> str:
    """How an answer is called where its feedback stands among others."""
    return gettext("Other answers") if answer == "*" else answer.replace("\\*", "*")


READERS = {"shortanswer": shortanswer, "numerical": numerical}
