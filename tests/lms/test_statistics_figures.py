"""Figures and flags from sums: where they begin, where they end, what they refuse to say."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.rules.option_counts import has_unused_distractor, option_tables
from lms.rules.statistics import Figures, Flag, Sums, discrimination, facility, figures, together


def sums(pairs):
    """Sums of (x, y) pairs; y None on a paper with one question."""
    both = [(Fraction(x), Fraction(y)) for x, y in pairs if y is not None]
    return Sums(
        n=len(pairs),
        sum_x=sum((Fraction(x) for x, _y in pairs), Fraction(0)),
        pairs=len(both),
        pair_x=sum((x for x, _y in both), Fraction(0)),
        pair_xx=sum((x * x for x, _y in both), Fraction(0)),
        pair_y=sum((y for _x, y in both), Fraction(0)),
        pair_yy=sum((y * y for _x, y in both), Fraction(0)),
        pair_xy=sum((x * y for x, y in both), Fraction(0)),
    )


HALF = Fraction(1, 2)
POINTS = st.fractions(0, 1, max_denominator=12)


def test_nothing_below_ten_and_everything_from_ten():
    nine, ten = sums([(1, 1)] * 8 + [(0, 0)]), sums([(1, 1)] * 9 + [(0, 0)])
    assert figures(nine) == Figures()
    assert figures(nine).n is None
    found = figures(ten)
    assert (found.n, found.facility, found.discrimination) == (10, 0.9, 1.0)


@pytest.mark.parametrize(
    ("right", "of", "flag"),
    [(95, 100, None), (96, 100, Flag.EASY), (20, 100, None), (19, 100, Flag.HARD)],
)
def test_the_bounds_themselves_are_fine(right, of, flag):
    found = figures(sums([(1, None)] * right + [(0, None)] * (of - right)))
    assert found.flags == ((flag,) if flag else ())


def test_does_not_separate():
    against = sums([(1, 0), (0, 1)] * 10)
    assert discrimination(against) == -1
    assert Flag.FLAT in figures(against).flags
    assert Flag.FLAT not in figures(sums([(1, 1), (0, 0)] * 10)).flags


@pytest.mark.parametrize("pairs", [[(1, 0), (1, 1)] * 10, [(0, HALF), (1, HALF)] * 10])
def test_where_everybody_has_the_same_there_is_no_correlation(pairs):
    assert discrimination(sums(pairs)) is None


def test_papers_of_one_question_have_a_facility_only():
    found = figures(sums([(1, None), (0, None)] * 10))
    assert (found.facility, found.discrimination) == (0.5, None)


@given(st.lists(st.tuples(POINTS, st.none() | POINTS), max_size=40), st.integers(0, 40))
def test_sums_of_parts_are_the_sums_of_all(pairs, cut):
    assert sums(pairs[:cut]) + sums(pairs[cut:]) == sums(pairs)


@given(st.lists(st.tuples(POINTS, POINTS), max_size=40))
def test_figures_stay_in_their_range(pairs):
    found = sums(pairs)
    assert facility(found) is None or 0 <= facility(found) <= 1
    assert discrimination(found) is None or -1 <= discrimination(found) <= 1


def test_a_small_version_cannot_be_worked_out_from_the_total():
    small, big = sums([(1, 1)] * 4), sums([(1, 1), (0, 0)] * 10)
    assert together([small, big]) == big
    assert together([small, small]) == small + small
    third = sums([(1, 1)] * 11)
    assert together([small, big, third]) == big + third


SINGLE = {
    "kind": "single",
    "options": [
        {"id": "a", "text": "<b>Ja</b>", "correct": True},
        {"id": "b", "text": "Nein", "correct": False},
        {"id": "c", "text": "Nie", "correct": False},
    ],
}


def test_few_are_not_counted_and_nobody_is_zero():
    (table,) = option_tables(SINGLE, {("", "a"): 18, ("", "b"): 2}, 20)
    assert [(row.text, row.count, row.percent) for row in table.rows] == [
        ("Ja", 18, 90),
        ("Nein", None, None),
        ("Nie", 0, 0),
    ]


def test_a_distractor_is_a_wrong_option():
    assert has_unused_distractor(SINGLE, {("", "a"): 18, ("", "b"): 2})
    assert not has_unused_distractor(SINGLE, {("", "b"): 2, ("", "c"): 1})


def test_a_matching_has_distractors_only_where_nothing_belongs():
    body = {
        "kind": "matching",
        "pairs": [
            {"id": "1", "left": "L1", "choice": "a"},
            {"id": "2", "left": "L2", "choice": "b"},
        ],
        "choices": [{"id": key, "text": key} for key in "abc"],
    }
    assert has_unused_distractor(body, {("1", "a"): 9, ("2", "a"): 9})
    assert not has_unused_distractor(body, {("1", "c"): 1})
    assert len(option_tables(body, {}, 10)) == 2
