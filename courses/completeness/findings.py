"""What a rule has to say, and where."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Severity(IntEnum):
    """How much it matters; a course with a MUST is not fit to be published."""

    HINT = 1
    SHOULD = 2
    MUST = 3

    @property
    def label(self) -> "str | Promise":
        return WORDS[self][0]

    @property
    def symbol(self) -> str:
        return WORDS[self][1]


WORDS = {
    Severity.MUST: (_("Must be mended"), "✖"),
    Severity.SHOULD: (_("Please check"), "▲"),
    Severity.HINT: (_("Hint"), "ℹ"),
}


@dataclass(frozen=True)
class Remark:
    """What a rule yields. `anchor`: a field ("summary") or a block ("block-<uuid>"), or nothing."""

    severity: Severity
    message: str
    anchor: str = ""


@dataclass(frozen=True)
class Finding:
    """A remark with its place. `target` is "page", "question" or "contact", `pk` its key."""

    severity: Severity
    rule: str
    where: str
    message: str
    target: str
    pk: int
    anchor: str = ""


def must(message: str, anchor: str = "") -> Remark:
    return Remark(Severity.MUST, message, anchor)


def should(message: str, anchor: str = "") -> Remark:
    return Remark(Severity.SHOULD, message, anchor)


def hint(message: str, anchor: str = "") -> Remark:
    return Remark(Severity.HINT, message, anchor)
