"""Adding up a quiz and judging it, exactly."""

from fractions import Fraction

import pytest

from courses.grading import Grade, passed, total


def grades(*fractions: str) -> list[Grade]:
    return [Grade(Fraction(fraction)) for fraction in fractions]


def test_every_question_counts_the_same() -> None:
    assert total(grades("1", "1/3", "0", "2/3")) == Fraction(1, 2)


def test_a_quiz_without_questions_reaches_nothing() -> None:
    assert total([]) == 0


@pytest.mark.parametrize(
    ("reached", "pass_mark", "verdict"),
    [
        (Fraction(7, 10), 70, True),
        (Fraction(699, 1000), 70, False),
        (Fraction(2, 3), 67, False),
        (Fraction(2, 3), 66, True),
        (Fraction(0), 0, True),
        (Fraction(1), 100, True),
        (Fraction(999_999, 1_000_000), 100, False),
    ],
)
def test_the_pass_mark_is_exact(reached: Fraction, pass_mark: int, verdict: bool) -> None:
    assert passed(reached, pass_mark) is verdict


def test_thirds_add_up_to_exactly_seventy_percent() -> None:
    reached = total(grades(*["1/3"] * 3, *["1"] * 6, "0"))
    assert reached == Fraction(7, 10)
    assert passed(reached, 70)
