"""Dealing questions to draws: whenever it can be done it is done, and nobody gets one twice."""

from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.drawing import deal, in_order, option_order, shortfalls
from courses.questions.registry import KINDS

from .seven import BODIES

DRAWS = st.lists(
    st.tuples(st.integers(1, 4), st.lists(st.integers(1, 9), max_size=8)), min_size=1, max_size=5
)


def unzipped(draws):
    return [size for size, _found in draws], [found for _size, found in draws]


def hall_holds(sizes, candidates):
    """Hall's condition by looking at every set of draws; too slow for anything but a test."""
    draws = range(len(sizes))
    return all(
        len(set().union(*(candidates[one] for one in some))) >= sum(sizes[one] for one in some)
        for number in range(1, len(sizes) + 1)
        for some in combinations(draws, number)
    )


@given(draws=DRAWS, seed=st.integers())
def test_a_deal_is_found_if_there_is_one(draws, seed):
    sizes, candidates = unzipped(draws)
    hands = deal(sizes, candidates, Random(seed))
    assert all(set(hand) <= set(found) for hand, found in zip(hands, candidates, strict=True))
    dealt = [one for hand in hands for one in hand]
    assert len(dealt) == len(set(dealt))
    assert all(len(hand) <= size for hand, size in zip(hands, sizes, strict=True))
    full = [len(hand) for hand in hands] == sizes
    assert full == hall_holds(sizes, candidates)


@given(draws=DRAWS, seed=st.integers())
def test_as_many_as_possible_are_dealt(draws, seed):
    """Koenig: at most, and at least, the smallest cover of sizes and candidates."""
    sizes, candidates = unzipped(draws)
    covers = []
    for kept in product([True, False], repeat=len(sizes)):
        capacity = sum(size for size, keep in zip(sizes, kept, strict=True) if keep)
        rest = [found for found, keep in zip(candidates, kept, strict=True) if not keep]
        covers.append(capacity + len(set().union(*rest)))
    assert sum(map(len, deal(sizes, candidates, Random(seed)))) == min(covers)


@given(draws=DRAWS)
def test_what_falls_short_is_named_exactly(draws):
    sizes, candidates = unzipped(draws)
    found = shortfalls(sizes, candidates)
    assert bool(found) != hall_holds(sizes, candidates)
    for one in found:
        fitting = set().union(*(candidates[draw] for draw in one.draws))
        assert (one.found, one.needed) == (len(fitting), sum(sizes[draw] for draw in one.draws))
        assert one.found < one.needed


@given(draws=DRAWS)
def test_more_candidates_than_all_draws_want_change_nothing(draws):
    """What the database is asked for: never more than that."""
    sizes, candidates = unzipped(draws)
    most = sum(sizes)
    cut = [list(dict.fromkeys(found))[:most] for found in candidates]
    assert hall_holds(sizes, candidates) == hall_holds(sizes, cut)
    assert bool(shortfalls(sizes, candidates)) == bool(shortfalls(sizes, cut))


def test_every_possible_deal_comes_out():
    """Two overlapping draws: all four papers that are possible, and not always the same."""
    seen = {
        tuple(map(tuple, deal([1, 1], [["a", "b"], ["b", "c", "a"]], Random(seed))))
        for seed in range(200)
    }
    assert seen == {
        (("a",), ("b",)), (("a",), ("c",)), (("b",), ("a",)), (("b",), ("c",)),
    }  # fmt: skip


def test_no_candidate_is_favoured():
    times = dict.fromkeys(range(10), 0)
    for seed in range(3000):
        for one in deal([3], [list(times)], Random(seed))[0]:
            times[one] += 1
    assert all(750 < number < 1050 for number in times.values())


@given(draws=DRAWS, seed=st.integers())
def test_the_same_chance_gives_the_same_deal(draws, seed):
    sizes, candidates = unzipped(draws)
    assert deal(sizes, candidates, Random(seed)) == deal(sizes, candidates, Random(seed))


def test_many_draws_do_not_exhaust_the_stack():
    """Each draw fits to the one before: the last seat moves everybody."""
    number = 400
    candidates = [[1], *([draw, draw + 1] for draw in range(1, number))]
    hands = deal([1] * number, candidates, Random(1))
    assert sorted(one for hand in hands for one in hand) == list(range(1, number + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_without_shuffling_options_stand_as_authored_unless_that_is_the_key(kind):
    body = BODIES[kind]
    order = option_order(body, Random(3), shuffled=False)
    assert bool(order) == (kind in {"matching", "ordering"})
    assert bool(option_order(body, Random(3), shuffled=True)) == bool(
        KINDS[kind].draw(body, Random(3))
    )


def test_questions_stay_in_order_unless_shuffled():
    assert in_order([1, 2, 3], Random(1), shuffled=False) == [1, 2, 3]
    assert {tuple(in_order([1, 2, 3], Random(seed), shuffled=True)) for seed in range(99)} > {
        (1, 2, 3), (3, 2, 1)
    }  # fmt: skip
