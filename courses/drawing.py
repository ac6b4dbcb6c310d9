"""Dealing questions to the draws of a quiz: pure functions, no database.

Several draws may want the same question, but a paper has each question once. Whether a deal
exists is Hall's marriage condition; it is found by augmenting paths (Kuhn 1955), with the draws
as the side that wants and their candidates as the side that is given away.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, TypeVar

from .questions.registry import KINDS

T = TypeVar("T", bound=Hashable)

# The authored order of these kinds is their key, so it is never the order shown.
KEY_IN_ORDER = frozenset({"matching", "ordering"})


@dataclass(frozen=True)
class Shortfall:
    """These draws (by position) want `needed` questions together; only `found` fit."""

    draws: tuple[int, ...]
    found: int
    needed: int


def deal(sizes: Sequence[int], candidates: Sequence[Sequence[T]], rng: Random) -> list[list[T]]:
    """Give each draw `size` of its candidates, nothing twice; as many as possible in all.

    If every draw can be filled, it is; every such deal can come out. The same `rng` state gives
    the same deal.
    """
    table = Table([list(dict.fromkeys(one)) for one in candidates])
    for one in table.candidates:
        rng.shuffle(one)
    turns = [draw for draw, size in enumerate(sizes) for _seat in range(size)]
    rng.shuffle(turns)
    for draw in turns:
        table.seat(draw)
    hands = table.hands()
    for hand in hands:
        rng.shuffle(hand)
    return hands


def shortfalls(sizes: Sequence[int], candidates: Sequence[Sequence[T]]) -> list[Shortfall]:
    """What cannot be dealt: single draws first, then draws that take away from each other.

    A list of candidates may be cut off after as many as all draws want together: longer ones
    never fall short.
    """
    alone = [
        Shortfall((draw,), len(set(fitting)), size)
        for draw, (size, fitting) in enumerate(zip(sizes, candidates, strict=True))
        if len(set(fitting)) < size
    ]
    table = Table([list(dict.fromkeys(one)) for one in candidates])
    together: dict[tuple[int, ...], Shortfall] = {}
    for draw, size in enumerate(sizes):
        for _seat in range(min(size, len(table.candidates[draw]))):
            tried = table.seat(draw)
            if tried:
                key = tuple(sorted(tried))
                found = len(set().union(*(table.candidates[one] for one in key)))
                together[key] = Shortfall(key, found, sum(sizes[one] for one in key))
    return alone + list(together.values())


class Table(Generic[T]):
    """Who holds which candidate, while a deal is made."""

    def __init__(self, candidates: Sequence[list[T]]) -> None:
        self.candidates = candidates
        self.holder: dict[T, int] = {}

    def seat(self, draw: int) -> set[int]:
        """Give a draw one candidate more; others may swap theirs, but keep their number.

        Gives back the empty set, or the draws that together hold all they fit to (and no more is
        to be had for any of them).
        """
        tried: set[int] = set()
        return set() if self._seat(draw, tried) else tried

    def _seat(self, draw: int, tried: set[int]) -> bool:
        tried.add(draw)
        free = next((one for one in self.candidates[draw] if one not in self.holder), None)
        if free is not None:
            self.holder[free] = draw
            return True
        for one in self.candidates[draw]:
            holder = self.holder[one]
            if holder not in tried and self._seat(holder, tried):
                self.holder[one] = draw
                return True
        return False

    def hands(self) -> list[list[T]]:
        """What each draw holds, in no particular order but always the same."""
        held: dict[int, list[T]] = defaultdict(list)
        for one, draw in self.holder.items():
            held[draw].append(one)
        return [held[draw] for draw in range(len(self.candidates))]


def option_order(body: dict[str, Any], rng: Random, *, shuffled: bool) -> list[str]:
    """The order in which this learner sees the entries; empty is as authored."""
    if shuffled or body["kind"] in KEY_IN_ORDER:
        return KINDS[body["kind"]].draw(body, rng)
    return []


def in_order(items: Iterable[T], rng: Random, *, shuffled: bool) -> list[T]:
    """The items as they are, or shuffled."""
    found = list(items)
    if shuffled:
        rng.shuffle(found)
    return found
