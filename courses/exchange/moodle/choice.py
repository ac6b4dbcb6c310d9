"""multichoice, its all-or-nothing cousins, and truefalse."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .asked import asked
from .headers import note_weights
from .prose import prose, text_of
from .source import Source, first, percent, raw_text, short, shown

FULL = Decimal(100)
# 14.28571 × 7 is 99.99997 and 33.333 × 3 is 99.999: what rounding leaves is no mistake.
ROUNDING = Decimal("0.2")
DRAWN = re.compile(r"<(?:svg|picture|canvas|math|object|video|audio)\b", re.IGNORECASE)
YES = frozenset({"true", "wahr", "richtig", "ja", "vrai", "verdadero", "vero"})
NO = frozenset({"false", "falsch", "unwahr", "nein", "faux", "falso"})


@dataclass(frozen=True)
class Answer:
    text: str
    weight: Decimal
    feedback: str

    @property
    def label(self) -> str:
        return short(text_of(self.text))


def multichoice(source: Source) -> dict[str, Any]:
    question = asked(source)
    answers = _answers(source, question.style)
    note_weights(source)
    if source.says("shuffleanswers") is False:
        source.note(_("The answers stood in a fixed order; here every learner sees them shuffled."))
    if _is_single(source, answers):
        kind, right = best_choice(source, answers)
    else:
        kind, right = "multiple", positive(source, answers)
    return question.body(kind, options=options_of(answers, right))


def all_or_nothing(source: Source) -> dict[str, Any]:
    """`multichoiceset` and `oumultiresponse`: what weighs anything is right."""
    question = asked(source)
    answers = _answers(source, question.style)
    right = [answer.weight > 0 for answer in answers]
    if not any(right):
        raise Refused(_("No answer is marked as right."))
    source.note(_("Its own way of scoring was replaced: here parts of the answer earn credit too."))
    return question.body("multiple", options=options_of(answers, right))


def truefalse(source: Source) -> dict[str, Any]:
    question = asked(source)
    weights: dict[bool, Decimal] = {}
    feedback = {True: "", False: ""}
    for place, answer in enumerate(source.all("answer")[:2]):
        said = _said(source, raw_text(answer).strip().lower(), first_one=place == 0)
        weights[said] = percent(answer)
        feedback[said] = prose(source, first(answer, "feedback"), "feedback", style=question.style)
    if not weights:
        raise Refused(_("It does not say whether the statement is true or false."))
    # Moodle looks for 100 in either answer; one of the two may be missing.
    true = weights.get(True, FULL - weights.get(False, FULL))
    false = weights.get(False, FULL - true)
    if true == false:
        raise Refused(_("Both answers, true and false, have the same weight."))
    if {true, false} != {FULL, Decimal(0)}:
        source.note(_("The weights were not 100 and 0; the better answer counts as right."))
    return question.body(
        "true_false",
        answer=true > false,
        feedback_true=feedback[True],
        feedback_false=feedback[False],
    )


def _answers(source: Source, style: str) -> list[Answer]:
    found = [_answer(source, answer, style) for answer in source.all("answer")]
    return [answer for answer in found if answer.text or answer.weight or answer.feedback]


def _answer(source: Source, element: Element, style: str) -> Answer:
    text = prose(source, element, "inline", style=style)
    if DRAWN.search(raw_text(element)) and not text_of(text):
        raise Refused(_("An answer is a drawing without words. Please write what it shows."))
    return Answer(
        text=text,
        weight=percent(element),
        feedback=prose(source, first(element, "feedback"), "feedback", style=style),
    )


def _is_single(source: Source, answers: list[Answer]) -> bool:
    said = source.says("single")
    if said is not None:
        return said
    weights = [answer.weight for answer in answers if answer.weight > 0]
    shared = len(weights) > 1 and abs(sum(weights) - FULL) <= ROUNDING
    if shared:
        source.note(_("It did not say how many answers may be chosen; the weights say several."))
    return not shared


def best_choice(source: Source, answers: list[Answer]) -> tuple[str, list[bool]]:
    """Which answers of a single choice question are right, and what kind it becomes."""
    best = max((answer.weight for answer in answers), default=Decimal(0))
    if best <= 0:
        raise Refused(_("No answer is marked as right."))
    right = [answer.weight == best for answer in answers]
    if best != FULL:
        source.note(_("No answer earned 100 %%, the best one %(weight)s %%."), weight=shown(best))
    for answer in answers:
        if 0 < answer.weight < best:
            message = _("“%(text)s” earned %(weight)s %%; here it counts as wrong.")
            source.note(message, text=answer.label, weight=shown(answer.weight))
    if any(answer.weight < 0 for answer in answers):
        source.note(_("Wrong answers cost points; here they earn nothing."))
    if sum(right) == 1:
        return "single", right
    # Calling a right answer wrong would be worse than asking for all of them.
    message = _(
        "%(count)d answers were right, one of them was enough; here all of them have to be chosen."
    )
    source.note(message, count=sum(right))
    return "multiple", right


def positive(source: Source, answers: list[Answer]) -> list[bool]:
    """Which answers of a multiple choice question are right."""
    right = [answer.weight > 0 for answer in answers]
    weights = [answer.weight for answer in answers if answer.weight > 0]
    if not weights:
        raise Refused(_("No answer is marked as right."))
    if abs(sum(weights) - FULL) > ROUNDING:
        message = _("The weights of the right answers add up to %(sum)s %%, not to 100 %%.")
        source.note(message, sum=shown(sum(weights, Decimal(0))))
    if max(weights) - min(weights) > ROUNDING:
        message = _(
            "Its answers weighed differently (%(weights)s %%); here all right ones count alike."
        )
        source.note(message, weights=", ".join(map(shown, weights)))
    _note_costs(source, [answer.weight for answer in answers if answer.weight <= 0], len(weights))
    return right


def _note_costs(source: Source, weights: list[Decimal], right: int) -> None:
    """Here a wrong choice takes away what a right one gives: 1/n, n being the right ones."""
    cost = -FULL / right
    if any(abs(weight - cost) > ROUNDING for weight in weights):
        message = _(
            "Wrong answers weighed %(weights)s %%; here each takes away what a right one gives."
        )
        source.note(message, weights=", ".join(dict.fromkeys(map(shown, weights))))


def options_of(answers: list[Answer], right: list[bool]) -> list[dict[str, Any]]:
    return [
        {"id": "", "text": answer.text, "correct": is_right, "feedback": answer.feedback}
        for answer, is_right in zip(answers, right, strict=True)
    ]


def _said(source: Source, text: str, *, first_one: bool) -> bool:
    """What an answer stands for; old exports hold local words, true first (Moodle 1.x)."""
    if text in YES | NO:
        return text in YES
    message = _("“%(text)s” was read as “%(meaning)s”, because of its place.")
    source.note(message, text=short(text), meaning=_("true") if first_one else _("false"))
    return first_one


READERS = {
    "multichoice": multichoice,
    "multichoiceset": all_or_nothing,
    "oumultiresponse": all_or_nothing,
    "truefalse": truefalse,
}
