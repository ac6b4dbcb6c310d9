"""The results of the bank as tables on the terminal."""

import os
import sys
from dataclasses import dataclass

from tests.bench.table import engine

from .clock import Versus
from .files import Reading
from .grading import MILLISECONDS
from .pages import ROUNDS, Growth

AIM = 1.3
NAME = 46


@dataclass
class Found:
    small: str
    large: str
    pages: list[Growth]
    grading: Versus
    deeds: list[Versus]
    readings: list[Reading]


def show(found: Found) -> None:
    print(f"\n{engine()}: question bank; load {os.getloadavg()[0]:.1f} at the end")
    print(f"small: {found.small}\nlarge: {found.large}")
    print(f"gunicorn for each, 1 client; median of {ROUNDS} rounds in turns; per request")
    head = ("queries", "rows", "kB", "small ms", "large ms", "ratio", "aim")
    print(f"{'large ÷ small':30}" + "".join(f"{word:>11}" for word in head))
    for page in found.pages:
        print(growth(page))
    print(f"{'':{NAME}}{'ours ms':>11}{'bare ms':>11}{'ratio':>9}{'aim':>10}")
    print(deed(found.grading, f"≤ {MILLISECONDS:.0f} ms"))
    for one in found.deeds:
        print(deed(one, f"≤ {one.aim:.1f}×" if one.aim else "–"))
    for one in found.readings:
        rate = one.questions / one.seconds
        print(
            f"read {one.questions:,} questions, {one.format.slug}: {rate:,.0f} a second "
            f"({one.seconds:.1f} s, {one.bytes / 1e6:.1f} MB)"
        )
    sys.stdout.flush()


def growth(page: Growth) -> str:
    queries, rows = (both(page.counts[name]) for name in ("queries", "rows"))
    kilobytes = both(tuple(round(one / 1000) for one in page.counts["bytes"]))
    small, large = page.milliseconds
    aim = "–" if "drawn" in page.name else f"≤ {AIM}×"
    return (
        f"{page.name:30}{queries:>11}{rows:>11}{kilobytes:>11}{small:>11.1f}{large:>11.1f}"
        f"{page.ratio:>10.2f}×{aim:>11}"
    )


def both(pair: tuple[int, int]) -> str:
    """One number where both are the same, else both."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}"


def deed(one: Versus, aim: str) -> str:
    ours, bare = (1000 * sorted(side)[len(side) // 2] for side in (one.ours, one.bare))
    return f"{one.name:{NAME}}{ours:>11,.3f}{bare:>11,.3f}{one.ratio:>8.2f}×{aim:>10}"
