"""What the grammar finds in a GIFT file."""

from dataclasses import dataclass
from fractions import Fraction

from ..items import Note


@dataclass(frozen=True)
class Entry:
    """One answer between braces. `right` is what follows `->`, or None without an arrow.

    `is_doubtful` where a lone "=" amid a feedback may be no sign at all.
    """

    sign: str
    weight: Fraction | None
    whole: str
    answer: str
    feedback: str
    left: str
    right: str | None
    is_doubtful: bool = False


@dataclass(frozen=True)
class Group:
    """What stands between braces. `lead` is the part before the first sign, cut at each `#`."""

    line: int
    marker: str
    lead: tuple[str, ...]
    entries: tuple[Entry, ...]
    general: str
    lines: tuple[str, ...]
    nested: bool


@dataclass(frozen=True)
class Item:
    """A question: texts and groups take turns, the texts are one more. No groups: a description."""

    line: int
    title: str
    comments: tuple[str, ...]
    texts: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Category:
    line: int
    path: str


@dataclass(frozen=True)
class Broken:
    """A place where the grammar had to give up; reading goes on at the next boundary."""

    line: int
    reason: Note
    near: str = ""


Node = Item | Category | Broken
