"""The same requests to a small and to a large bank, in turns, one client at a time."""

import json
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from tqdm import tqdm

from tests.bench.client import Crew, Round
from tests.bench.server import serving

from .prepare import FILE
from .visits import Visit, read_visit

ROUNDS = 9
WARM_UP = 5
MOST = 40  # requests in a round
STOCK = WARM_UP + ROUNDS * 20


@dataclass
class Side:
    """One bank: what it holds, its visits, and what each of them sent."""

    name: str
    visits: list[Visit]
    counts: list[dict[str, Any]]

    @classmethod
    def read(cls, folder: Path) -> "Side":
        found = json.loads((folder / FILE).read_text())
        return cls(found["name"], [read_visit(one["visit"]) for one in found["visits"]],
                   found["visits"])  # fmt: skip


@dataclass
class Growth:
    """One kind of request in both banks; `ratio` is large by small."""

    name: str
    counts: dict[str, tuple[int, int]]
    small: list[Round] = field(default_factory=list)
    large: list[Round] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Of the typical request: the median over the rounds of the medians within."""
        both = zip(self.small, self.large, strict=True)
        return median(middle(large) / middle(small) for small, large in both)

    @property
    def milliseconds(self) -> tuple[float, float]:
        return tuple(1000 * median(map(middle, side)) for side in (self.small, self.large))


def middle(one: Round) -> float:
    return median(one.latencies)


def measure(small: Side, large: Side, environment: dict[str, str], seconds: float) -> list[Growth]:
    """`environment` is that of the small bank; this process has the one of the large."""
    with serving(environment) as one, serving() as other:
        crews = Crew(one, 1), Crew(other, 1)
        pairs = list(zip(small.visits, large.visits, small.counts, large.counts, strict=True))
        return [
            compare(crews, (few, many), (first, second), seconds)
            for few, many, first, second in tqdm(pairs, desc="Bank: pages", leave=False)
        ]


def compare(
    crews: tuple[Crew, Crew],
    visits: tuple[Visit, Visit],
    counts: tuple[dict[str, Any], dict[str, Any]],
    seconds: float,
) -> Growth:
    """The small bank first in one round, the large one first in the next."""
    names = ("queries", "rows", "bytes")
    found = Growth(visits[0].name, {name: (counts[0][name], counts[1][name]) for name in names})
    supplies = [visit.supply() for visit in visits]
    stock = min(len(visit.requests) for visit in visits) if visits[0].once else None
    warm_up = WARM_UP if stock is None else min(WARM_UP, stock // (ROUNDS + 1))
    most = MOST if stock is None else (stock - warm_up) // ROUNDS
    for crew, supply in zip(crews, supplies, strict=True):
        crew.run(islice(supply, warm_up), seconds)
    sides = list(zip(crews, supplies, (found.small, found.large), strict=True))
    for number in range(ROUNDS):
        for crew, supply, rounds in sides[:: -1 if number % 2 else 1]:
            rounds.append(crew.run(islice(supply, most), seconds / ROUNDS))
    return found
