"""Measure both sides of a pair in turns, so that what slows the machine down hits both."""

from dataclasses import dataclass, field
from itertools import islice
from statistics import median, quantiles

from tqdm import tqdm

from .client import Crew, Round, Unexpected
from .counting import COUNTED, statements
from .pairs import Pair, pairs
from .server import THREADS, serving

ROUNDS = 5
WARM_UP = 20
SUBMISSIONS_PER_SECOND = 120


@dataclass
class Side:
    """What one side of a pair reached."""

    queries: int = 0
    rounds: list[Round] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return median(one.per_second for one in self.rounds)

    @property
    def median_ms(self) -> float:
        return 1000 * median(self._latencies)

    @property
    def p95_ms(self) -> float:
        return 1000 * quantiles(self._latencies, n=20)[-1]

    @property
    def _latencies(self) -> list[float]:
        return [took for one in self.rounds for took in one.latencies]


@dataclass
class Result:
    pair: Pair
    ours: Side = field(default_factory=Side)
    bare: Side = field(default_factory=Side)
    warmed_up: int = 0

    @property
    def sent(self) -> int:
        """Requests of ours that the server answered."""
        return self.warmed_up + sum(len(one.latencies) for one in self.ours.rounds)

    @property
    def ratio(self) -> float:
        """Time per request, ours by the bare one's: the median of the rounds."""
        both = zip(self.ours.rounds, self.bare.rounds, strict=True)
        return median(bare.per_second / ours.per_second for ours, bare in both)


def measure_all(seconds: float) -> list[Result]:
    results = [Result(pair) for pair in pairs(submissions=int(SUBMISSIONS_PER_SECOND * seconds))]
    for result in results:
        result.ours.queries = statements(result.pair.ours)
        result.bare.queries = statements(result.pair.bare)
    with serving() as port:
        crew = Crew(port, THREADS)
        for result in tqdm(results, desc="Measuring", leave=False):
            before = result.pair.effect() if result.pair.effect else 0
            measure(crew, result, seconds)
            if result.pair.effect and result.pair.effect() - before != result.sent:
                raise Unexpected(f"{result.pair.name}: some requests did not do their work")
    return results


def measure(crew: Crew, result: Result, seconds: float) -> None:
    """Ours first in one round, the bare one first in the next."""
    pair = result.pair
    stock = pair.stock - COUNTED if pair.stock else None
    warm_up = min(WARM_UP, stock // ROUNDS) if stock else WARM_UP
    crew.run(islice(pair.bare, warm_up), seconds)
    result.warmed_up = len(crew.run(islice(pair.ours, warm_up), seconds).latencies)
    share = (stock - warm_up) // ROUNDS if stock else None
    sides = [(pair.bare, result.bare, None), (pair.ours, result.ours, share)]
    for number in range(ROUNDS):
        for supply, side, most in sides[:: -1 if number % 2 else 1]:
            side.rounds.append(crew.run(islice(supply, most), seconds / ROUNDS))
