"""What holds for every question of every kind."""

import random
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from courses.grading import grade
from courses.questions.registry import KINDS, kind_of

from .bodies import ANSWERED, ANY_BODY, bodies, responses


@given(ANSWERED)
def test_the_fraction_lies_between_nothing_and_everything(case: tuple[dict[str, Any], Any]) -> None:
    body, response = case
    assert 0 <= grade(body, response).fraction <= 1
    assert isinstance(grade(body, response).fraction, Fraction)


@given(ANY_BODY)
def test_the_key_earns_exactly_the_full_point(body: dict[str, Any]) -> None:
    result = grade(body, kind_of(body).key(body))
    assert result.fraction == 1
    assert result.is_full
    assert all(part.correct for part in result.parts)


@given(ANY_BODY)
def test_no_answer_earns_nothing(body: dict[str, Any]) -> None:
    result = grade(body, None)
    assert result.fraction == 0
    assert {part.correct for part in result.parts} == {None}


@given(st.sampled_from(["single", "multiple"]).flatmap(bodies), st.data(), st.randoms())
def test_the_order_of_options_does_not_matter(
    body: dict[str, Any], data: st.DataObject, rng: random.Random
) -> None:
    response = data.draw(responses(body))
    shuffled = body | {"options": rng.sample(body["options"], len(body["options"]))}
    assert grade(shuffled, response).fraction == grade(body, response).fraction


@given(bodies("matching"), st.data(), st.randoms())
def test_the_order_of_pairs_and_choices_does_not_matter(
    body: dict[str, Any], data: st.DataObject, rng: random.Random
) -> None:
    response = data.draw(responses(body))
    shuffled = body | {
        "pairs": rng.sample(body["pairs"], len(body["pairs"])),
        "choices": rng.sample(body["choices"], len(body["choices"])),
    }
    assert grade(shuffled, response).fraction == grade(body, response).fraction


@given(bodies("multiple"), st.data())
def test_one_more_wrong_option_never_helps(body: dict[str, Any], data: st.DataObject) -> None:
    response = data.draw(responses(body)) or []
    wrong = [one["id"] for one in body["options"] if not one["correct"]]
    unchosen = [key for key in wrong if key not in response]
    assume(unchosen)
    worse = [*response, data.draw(st.sampled_from(unchosen))]
    assert grade(body, worse).fraction <= grade(body, response).fraction


@given(bodies("multiple"))
def test_choosing_everything_is_no_way_around(body: dict[str, Any]) -> None:
    everything = [option["id"] for option in body["options"]]
    wrong = sum(not option["correct"] for option in body["options"])
    right = len(everything) - wrong
    assert grade(body, everything).fraction == Fraction(max(0, right - wrong), right)


@given(ANY_BODY, st.integers())
def test_the_draw_contains_every_entry_once(body: dict[str, Any], seed: int) -> None:
    kind = kind_of(body)
    drawn = kind.draw(body, random.Random(seed))
    entries = body.get("options") or body.get("choices") or body.get("items") or []
    assert sorted(drawn) == sorted(entry["id"] for entry in entries)
    assert drawn == kind.draw(body, random.Random(seed))


def test_an_ordering_never_starts_in_the_right_order() -> None:
    kind = KINDS["ordering"]
    body = kind.freeze({"prompt": "?", "items": ["Zuhören", "Festhalten", "Beraten"]})
    drawn = {tuple(kind.draw(body, random.Random(seed))) for seed in range(100)}
    assert ("a", "b", "c") not in drawn
    assert len(drawn) == 5


def test_two_entries_may_start_in_the_right_order() -> None:
    """Otherwise the order shown would always be the wrong one, and that would tell."""
    kind = KINDS["ordering"]
    body = kind.freeze({"prompt": "?", "items": ["Zuhören", "Festhalten"]})
    drawn = {tuple(kind.draw(body, random.Random(seed))) for seed in range(20)}
    assert drawn == {("a", "b"), ("b", "a")}
