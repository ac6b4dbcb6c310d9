r"""The grammar of Moodle's embedded answers ("cloze"), as a scanner and a descent over its rules.

    text        = { literal | gap }
    gap         = "{" [ digits ] ":" TYPE ":" [ "~" ] alternative { "~" alternative } "}"
    alternative = [ "=" | "%" number "%" ] answer [ "#" feedback ]

A backslash takes the meaning from the sign after it. An ampersand does so for "#", because this is
HTML, where "&#125;" is a sign written as a number. A brace that does not start a gap is a literal.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ...questions.cloze import MAX_GAPS
from ..refusal import Refused
from .source import number, short

if TYPE_CHECKING:
    from django.utils.functional import Promise

START = re.compile(r"\{\s{0,9}(\d{0,9})\s{0,9}:\s{0,9}([A-Za-z_]{1,24})\s{0,9}:")
# `{1:MULTICHOICE}` and `{#1}`: gaps whose answers got lost.
EMPTY = re.compile(r"\{(?:\d{1,9}:[A-Z_]{2,24}|#\d{1,4})\}")
PERCENT = re.compile(r"\s*%\s*(-?\d{1,4}(?:[.,]\d{0,9})?)\s*%")
STOPS = re.compile(r"\\.|&(?:amp;)?#|[~#}]", re.DOTALL)
MAX_GAP = 20_000

CHOOSE_ONE = frozenset(
    {"MULTICHOICE", "MC"}
    | {f"MULTICHOICE_{layout}" for layout in ("V", "H", "S", "VS", "HS")}
    | {f"MC{layout}" for layout in ("V", "H", "S", "VS", "HS")}
)
CHOOSE_SEVERAL = frozenset(
    {"MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS"}
    | {"MULTIRESPONSE_V", "MRV", "MULTIRESPONSE_HS", "MRHS", "MULTIRESPONSE_VS", "MRVS"}
)
WRITE = frozenset({"SHORTANSWER", "SA", "MW"})
WRITE_EXACTLY = frozenset({"SHORTANSWER_C", "SAC", "MWC"})
NUMBER = frozenset({"NUMERICAL", "NM"})
TYPES = CHOOSE_ONE | CHOOSE_SEVERAL | WRITE | WRITE_EXACTLY | NUMBER


@dataclass(frozen=True)
class Alternative:
    """`answer` and `feedback` are HTML as written, without their backslashes."""

    weight: Decimal
    answer: str
    feedback: str = ""


@dataclass(frozen=True)
class Gap:
    points: str
    type: str
    alternatives: tuple[Alternative, ...]


def parse(text: str) -> list[str | Gap]:
    """Literals and gaps in order.

    Raises Refused for a gap that is broken or of an unknown type, and for too many gaps.
    """
    found: list[str | Gap] = []
    position = 0
    while match := START.search(text, position):
        _refuse_empty(text[position : match.start()])
        found.append(text[position : match.start()])
        gap, position = _gap(text, match)
        found.append(gap)
        # Every other entry is a gap; there is no use in reading thousands.
        if len(found) > 2 * MAX_GAPS:
            raise Refused(_("A text can have up to twenty gaps."))
    _refuse_empty(text[position:])
    found.append(text[position:])
    return [part for part in found if part]


def _gap(text: str, match: re.Match[str]) -> tuple[Gap, int]:
    kind = match[2].upper()
    if kind not in TYPES:
        raise Refused(_("Gaps of the type “%(type)s” are not supported."), type=short(match[2]))
    alternatives = []
    position = _after(text, match.end(), "~")
    while True:
        one, position = _alternative(text, position, match)
        if one.answer.strip():
            alternatives.append(one)
        if text[position] == "}":
            break
        position += 1
    if not alternatives:
        raise _broken(_("A gap has no answer: “%(near)s”."), text, match.start())
    return Gap(match[1] or "1", kind, tuple(alternatives)), position + 1


def _alternative(text: str, position: int, gap: re.Match[str]) -> tuple[Alternative, int]:
    weight, position = _weight(text, position)
    answer, position = _run(text, position, gap, stops="~#}")
    feedback = ""
    if text[position] == "#":
        feedback, position = _run(text, position + 1, gap, stops="~}")
    return Alternative(weight, answer, feedback), position


def _weight(text: str, position: int) -> tuple[Decimal, int]:
    if match := PERCENT.match(text, position):
        return number(match[1]) or Decimal(0), match.end()
    after = _after(text, position, "=")
    return Decimal(100 if after > position else 0), after


def _run(text: str, position: int, gap: re.Match[str], *, stops: str) -> tuple[str, int]:
    """Everything up to one of the stops, unescaped, and the place of that stop."""
    parts, limit = [], gap.start() + MAX_GAP
    while match := STOPS.search(text, position, limit):
        parts.append(text[position : match.start()])
        if match[0] in stops:
            return "".join(parts), match.start()
        parts.append(_unescaped(match[0]))
        position = match.end()
    raise _broken(_("A gap is never closed: “%(near)s”."), text, gap.start())


def _unescaped(sign: str) -> str:
    # The asterisk keeps its backslash: it says later that it is no wildcard.
    return sign[1:] if sign[0] == "\\" and sign[1] in "~#}{=%/\"'\\" else sign


def _after(text: str, position: int, sign: str) -> int:
    """The place behind blanks and a sign, or the same place if the sign is not there."""
    place = position
    while text[place : place + 1].isspace():
        place += 1
    return place + 1 if text[place : place + 1] == sign else position


def _refuse_empty(text: str) -> None:
    if match := EMPTY.search(text):
        raise _broken(_("A gap has no answer: “%(near)s”."), text, match.start())


def _broken(message: "str | Promise", text: str, position: int) -> Refused:
    return Refused(message, near=short(text[position : position + 40]))
