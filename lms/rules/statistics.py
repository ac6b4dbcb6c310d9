"""Item statistics from sums: pure functions, no database and no person.

Classical test theory. *Facility* is the mean share of the point; *discrimination* the corrected
item-total correlation (Pearson's r of the share of this point and the mean share of the other
points on the same paper; without "corrected", a question would correlate with itself). Formulas
as in Lord and Novick, "Statistical Theories of Mental Test Scores" (1968), chapter 15.
"""

import math
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Below, an average would say something about persons, and nothing about the question.
MINIMUM = 10
# Almost nobody learns anything new here; 95 % is the usual bound for items that are to inform.
EASY = 0.95
# About what blind guessing reaches with five options: mostly a wrong key or an unclear question.
HARD = 0.2
# Who knows the rest hardly does better here than who does not; from 0.2 a question is good.
SEPARATES = 0.1
# Shares are kept to 1e-6 and sums on SQLite are floats: a standard deviation of less than 1e-5 of
# a point cannot be told from none.
NO_VARIANCE = Fraction(1, 10**10)
# The same answers give the same figure, in whatever order a database adds them up.
PLACES = 10


class Flag(StrEnum):
    """What authors should look at."""

    EASY = "easy"
    HARD = "hard"
    FLAT = "flat"
    UNUSED = "unused"


FLAG_LABELS: dict[Flag, Promise] = {
    Flag.EASY: _("too easy"),
    Flag.HARD: _("too hard"),
    Flag.FLAT: _("does not separate"),
    Flag.UNUSED: _("distractor never chosen"),
}
# Always beside the words, never instead of them.
FLAG_SIGNS = {Flag.EASY: "▲", Flag.HARD: "▼", Flag.FLAT: "≈", Flag.UNUSED: "∅"}


@dataclass(frozen=True)
class Sums:
    """Over first attempts; x is the share of this point, y the mean share of the others.

    `n` counts all answers; what starts with `pair` those on papers with a second question. Sums of
    two sets of answers add up.
    """

    n: int = 0
    sum_x: Fraction = Fraction(0)
    pairs: int = 0
    pair_x: Fraction = Fraction(0)
    pair_xx: Fraction = Fraction(0)
    pair_y: Fraction = Fraction(0)
    pair_yy: Fraction = Fraction(0)
    pair_xy: Fraction = Fraction(0)

    def __add__(self, other: "Sums") -> "Sums":
        names = [field.name for field in fields(self)]
        return Sums(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True)
class Figures:
    """What is shown of a question. `n` and all else are None while there are too few answers."""

    n: int | None = None
    facility: float | None = None
    discrimination: float | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def is_shown(self) -> bool:
        return self.n is not None


def facility(sums: Sums) -> float | None:
    """Mean share of the point, 0 to 1; None below ten answers."""
    return round(float(sums.sum_x / sums.n), PLACES) if sums.n >= MINIMUM else None


def discrimination(sums: Sums) -> float | None:
    """Corrected item-total correlation, -1 to 1.

    None below ten papers with a second question, and where everybody has the same points.
    """
    if sums.pairs < MINIMUM:
        return None
    mean_x, mean_y = sums.pair_x / sums.pairs, sums.pair_y / sums.pairs
    variance_x = sums.pair_xx / sums.pairs - mean_x**2
    variance_y = sums.pair_yy / sums.pairs - mean_y**2
    if variance_x < NO_VARIANCE or variance_y < NO_VARIANCE:
        return None
    covariance = sums.pair_xy / sums.pairs - mean_x * mean_y
    found = float(covariance) / math.sqrt(variance_x * variance_y)
    return max(-1.0, min(1.0, round(found, PLACES)))


def figures(sums: Sums, *, unused_distractor: bool = False) -> Figures:
    """What may be shown of these answers; nothing at all below ten."""
    share = facility(sums)
    if share is None:
        return Figures()
    separation = discrimination(sums)
    found = {
        Flag.EASY: share > EASY,
        Flag.HARD: share < HARD,
        Flag.FLAT: separation is not None and separation < SEPARATES,
        Flag.UNUSED: unused_distractor,
    }
    flags = tuple(flag for flag, raised in found.items() if raised)
    return Figures(n=sums.n, facility=share, discrimination=separation, flags=flags)


def together(parts: list[Sums]) -> Sums:
    """The sums of all versions that have ten answers of their own.

    Those with fewer are left out where others are shown: total minus shown would lay them open.
    Where none is shown, all are taken together.
    """
    enough = [part for part in parts if part.n >= MINIMUM]
    return sum(enough or parts, Sums())
