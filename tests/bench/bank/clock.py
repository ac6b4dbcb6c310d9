"""Two deeds measured in turns: how long each takes, and how much longer one is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Versus:
    """Seconds of a deed of ours and of what it is compared with, round by round."""

    name: str
    aim: float | None
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return median(one / other for one, other in zip(self.ours, self.bare, strict=True))


def versus(
    name: str,
    ours: Callable[[], object],
    bare: Callable[[], object],
    *,
    rounds: int,
    aim: float | None = None,
    times: int = 1,
) -> Versus:
    """Each `times` times in a round; the one that is first changes with the rounds."""
    found = Versus(name, aim)
    sides = [(ours, found.ours), (bare, found.bare)]
    for number in range(rounds):
        for deed, taken in sides[:: -1 if number % 2 else 1]:
            taken.append(seconds(deed, times))
    return found


def seconds(deed: Callable[[], object], times: int = 1) -> float:
    """How long one deed takes; what it gave is freed before the clock starts again."""
    begin = time.perf_counter()
    for _time in range(times):
        deed()
    return (time.perf_counter() - begin) / times
