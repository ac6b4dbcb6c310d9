"""Course P1, question by question: what earns how much, worked out by hand."""

from fractions import Fraction
from typing import Any

import pytest

from courses.grading import grade
from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS

from .p1 import QUESTIONS

ALL_RIGHT: dict[str, Any] = {
    "P1-Q01": "c",
    "P1-Q02": False,
    "P1-Q03": {"1": "a", "2": "b", "3": "c", "4": "d"},
    "P1-Q04": {"1": "Gewalt", "2": "Bestrafungen", "3": "Verletzungen", "4": "2"},
    "P1-Q05": ["a", "b", "e"],
    "P1-Q06": True,
    "P1-Q07": ["a", "b", "c", "d", "e"],
    "P1-Q08": "d",
    "P1-Q09": "14",
    "P1-Q10": ["b", "c", "e"],
}
PARTLY: list[tuple[str, Any, Fraction]] = [
    ("P1-Q01", "a", Fraction(0)),
    ("P1-Q02", True, Fraction(0)),
    ("P1-Q03", {"1": "a", "2": "b", "3": "c", "4": "a"}, Fraction(3, 4)),
    ("P1-Q03", {"1": "a"}, Fraction(1, 4)),
    ("P1-Q04", {"1": " gewalt ", "2": "STRAFEN", "3": "verletzungen.", "4": "zwei"}, Fraction(1)),
    ("P1-Q04", {"1": "Gewalt", "2": "Schläge", "4": "2"}, Fraction(1, 2)),
    ("P1-Q05", ["a", "b"], Fraction(2, 3)),
    ("P1-Q05", ["a", "b", "c"], Fraction(1, 3)),
    ("P1-Q05", ["a", "c", "d"], Fraction(0)),
    ("P1-Q05", ["a", "b", "c", "d", "e"], Fraction(1, 3)),
    ("P1-Q07", ["b", "a", "c", "d", "e"], Fraction(0)),
    ("P1-Q09", "Vierzehn", Fraction(1)),
    ("P1-Q09", "„unter  14“", Fraction(1)),
    ("P1-Q09", "14 jahre.", Fraction(1)),
    ("P1-Q09", "18", Fraction(0)),
    ("P1-Q10", ["b"], Fraction(1, 3)),
    ("P1-Q10", ["a", "d"], Fraction(0)),
]


def body_of(reference: str) -> dict[str, Any]:
    question = QUESTIONS[reference]
    return KINDS[question["kind"]].freeze(question)


@pytest.mark.parametrize("reference", sorted(QUESTIONS))
def test_the_right_answer_earns_the_point(reference: str) -> None:
    assert grade(body_of(reference), ALL_RIGHT[reference]).fraction == 1


@pytest.mark.parametrize(("reference", "response", "fraction"), PARTLY)
def test_other_answers_earn_their_share(reference: str, response: Any, fraction: Fraction) -> None:
    assert grade(body_of(reference), response).fraction == fraction


@pytest.mark.parametrize(
    ("reference", "response"),
    [("P1-Q01", "z"), ("P1-Q05", ["a", "a"]), ("P1-Q07", ["a", "b"]), ("P1-Q03", {"9": "a"})],
)
def test_an_answer_to_another_question_is_refused(reference: str, response: Any) -> None:
    with pytest.raises(MalformedResponse):
        grade(body_of(reference), response)
