"""An answer finds its counterpart in a corrected version by what it says."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.registry import KINDS
from lms.rules.regrading import exact, new_share
from lms.services.points import decimal_of

COMMON = {"prompt": "<p>Was?</p>", "feedback": "", "pictures": []}
ZERO = Decimal(0)


def single(*entries, kind="single"):
    options = [{"text": text, "correct": right, "feedback": ""} for text, right in entries]
    return KINDS[kind].freeze(COMMON | {"options": options})


def matching(*pairs):
    value = {"pairs": [{"left": left, "right": right} for left, right in pairs], "distractors": []}
    return KINDS["matching"].freeze(COMMON | value)


def ordering(*items):
    return KINDS["ordering"].freeze(COMMON | {"items": list(items)})


def cloze(text):
    return KINDS["cloze"].freeze(COMMON | {"text": text})


OLD = single(("Eins", True), ("Zwei", False), ("Drei", False))


@pytest.mark.parametrize(
    ("new", "response", "earned"),
    [
        # the key was wrong
        (single(("Eins", False), ("Zwei", True), ("Drei", False)), "b", 1),
        (single(("Eins", False), ("Zwei", True), ("Drei", False)), "a", 0),
        # other order: what it says counts, not where it stood
        (single(("Drei", False), ("Zwei", False), ("Eins", True)), "a", 1),
        (single(("Drei", True), ("Zwei", False), ("Eins", False)), "c", 1),
        # a typing error mended: the position counts
        (single(("Eins", False), ("Zwei!", True), ("Drei", False)), "b", 1),
        # one more option
        (single(("Null", False), ("Eins", False), ("Zwei", True), ("Drei", False)), "b", 1),
        # the chosen option is gone
        (single(("Eins", True), ("Zwei", False)), "c", None),
        # nothing answered
        (single(("Eins", True), ("Zwei", False)), None, 0),
        # bold or not is the same text
        (single(("<b>Zwei</b>", True), ("Eins", False)), "b", 1),
    ],
)
def test_single_choice(new, response, earned):
    assert new_share(OLD, new, response, ZERO) == earned


def test_multiple_choice_keeps_partial_credit():
    old = single(("A", True), ("B", True), ("C", False), kind="multiple")
    new = single(("C", True), ("B", True), ("A", True), kind="multiple")
    assert new_share(old, new, ["a", "b"], ZERO) == Fraction(2, 3)


def test_a_pair_that_is_asked_no_more_is_left_out():
    old = matching(("L1", "R1"), ("L2", "R2"), ("L3", "R3"))
    new = matching(("L3", "R3"), ("L1", "R1"))
    assert new_share(old, new, {"1": "a", "2": "a", "3": "c"}, ZERO) is not None
    assert new_share(old, new, {"1": "a", "2": "a", "3": "c"}, ZERO) == 1
    assert new_share(old, new, {"1": "c", "2": "a", "3": "c"}, ZERO) == Fraction(1, 2)
    assert new_share(old, new, {"1": "b"}, ZERO) is None  # chose what is no longer offered


def test_an_order_follows_its_entries():
    old, new = ordering("x", "y", "z"), ordering("z", "y", "x")
    assert new_share(old, new, ["c", "b", "a"], ZERO) == 1
    assert new_share(old, new, ["a", "b", "c"], ZERO) == 0
    assert new_share(old, ordering("x", "y"), ["a", "b", "c"], ZERO) is None


def test_gaps_match_by_position_while_they_are_as_many():
    old = cloze("ohne {{Zwang}} und {{Not}}")
    assert new_share(old, cloze("ohne {{Gewalt}} und {{Not}}"), {"1": "Gewalt"}, ZERO) == (
        Fraction(1, 2)
    )
    assert new_share(old, cloze("ohne {{Gewalt}}"), {"1": "Gewalt"}, ZERO) is None


def test_true_false_and_written_words_need_no_mapping():
    common = COMMON | {"feedback_true": "", "feedback_false": ""}
    old = KINDS["true_false"].freeze(common | {"answer": "true"})
    new = KINDS["true_false"].freeze(common | {"answer": "false"})
    assert (new_share(old, new, False, ZERO), new_share(old, new, True, Decimal(1))) == (1, 0)
    short = KINDS["short_answer"].freeze(COMMON | {"accept": ["14"]})
    more = KINDS["short_answer"].freeze(COMMON | {"accept": ["14", "vierzehn"]})
    assert new_share(short, more, "Vierzehn", ZERO) == 1


def test_words_thrown_away_cannot_be_graded_again():
    short = KINDS["short_answer"].freeze(COMMON | {"accept": ["14"]})
    more = KINDS["short_answer"].freeze(COMMON | {"accept": ["14", "vierzehn"]})
    assert new_share(short, more, None, ZERO) is None
    assert new_share(short, more, None, Decimal(1)) is None


def test_points_without_an_answer_are_left_alone():
    assert new_share(OLD, single(("Eins", False), ("Zwei", True)), None, Decimal(1)) is None


def test_the_full_point_goes_to_everybody():
    for response in ("a", "c", None, {"un": "sinn"}):
        assert new_share(OLD, None, response, ZERO) == 1


def test_another_kind_and_nonsense_are_not_graded():
    assert new_share(OLD, ordering("x", "y"), "a", ZERO) is None
    assert new_share(OLD, single(("Eins", True), ("Zwei", False)), "zz", ZERO) is None


@given(st.integers(1, 24), st.data())
def test_six_places_name_the_exact_share(parts, data):
    share = Fraction(data.draw(st.integers(0, parts)), parts)
    assert exact(decimal_of(share)) == share
