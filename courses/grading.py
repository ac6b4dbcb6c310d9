"""Grading: pure functions over frozen bodies and responses, exact to the fraction."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .questions.base import Grade, Part
from .questions.registry import kind_of

__all__ = ["Grade", "Part", "grade", "passed", "total"]


def grade(body: dict[str, Any], response: Any) -> Grade:
    """Grade one response; None earns nothing. Raises MalformedResponse if it cannot belong here."""
    return kind_of(body).grade(body, response)


def total(grades: Iterable[Grade]) -> Fraction:
    """The reached share of all points, 0 to 1; every question counts the same, no question is 0."""
    fractions = [one.fraction for one in grades]
    return sum(fractions, Fraction(0)) / len(fractions) if fractions else Fraction(0)


def passed(total: Fraction, pass_mark: int) -> bool:
    """Is the share at least `pass_mark` percent? Exact: 7 of 10 is 70 percent, no rounding."""
    return total * 100 >= pass_mark
