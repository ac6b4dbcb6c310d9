"""How often the options of a question were chosen, as a table to be shown: pure, no person.

Per option for choices, per pair for matchings, per position for orders. Written kinds have none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.html import clean_text
from courses.questions.true_false import WORDS, spoken

# One or two people in a cell are shown as "fewer than three": the table is read for what many do.
FEW = 3

Body = dict[str, Any]
Counts = Mapping[tuple[str, str], int]  # (part, choice)


@dataclass(frozen=True)
class OptionRow:
    """One option. `count` and `percent` are None where fewer than three chose it."""

    text: str
    right: bool
    count: int | None
    percent: int | None


@dataclass(frozen=True)
class OptionTable:
    """The options of one part; `title` is "" where a question has only one list."""

    title: str
    rows: tuple[OptionRow, ...]


@dataclass(frozen=True)
class Option:
    part: str
    title: str
    choice: str
    text: str
    right: bool


def options_of(body: Body) -> Iterator[Option]:
    """All options of a body in authored order, named as `QuestionKind.picks` names them."""
    kind = body["kind"]
    if kind in {"single", "multiple"}:
        for one in body["options"]:
            yield Option("", "", one["id"], clean_text(one["text"]), one["correct"])
    elif kind == "true_false":
        for said, text in spoken():
            yield Option("", "", WORDS[said], text, body["answer"] is said)
    elif kind == "matching":
        for pair in body["pairs"]:
            for one in body["choices"]:
                right = pair["choice"] == one["id"]
                yield Option(pair["id"], clean_text(pair["left"]), one["id"], one["text"], right)
    elif kind == "ordering":
        for position, right in enumerate(body["items"], start=1):
            title = _("Position %(number)d") % {"number": position}
            for one in body["items"]:
                yield Option(str(position), title, one["id"], one["text"], one is right)


def option_tables(body: Body, counts: Counts, n: int) -> list[OptionTable]:
    """The tables of a question answered by `n` people, who must be at least ten."""
    tables: dict[str, tuple[str, list[OptionRow]]] = {}
    for option in options_of(body):
        count = counts.get((option.part, option.choice), 0)
        few = 0 < count < FEW
        row = OptionRow(
            text=option.text,
            right=option.right,
            count=None if few else count,
            percent=None if few else round(100 * count / n),
        )
        tables.setdefault(option.part, (option.title, []))[1].append(row)
    return [OptionTable(title, tuple(rows)) for title, rows in tables.values()]


def has_unused_distractor(body: Body, counts: Counts) -> bool:
    """Was a wrong option, or an entry that belongs to nothing, chosen by nobody at all?

    True or false and orders have no distractors: nobody erring there is just "too easy".
    """
    if body["kind"] not in {"single", "multiple", "matching"}:
        return False
    right = {option.choice for option in options_of(body) if option.right}
    chosen = {choice for (_part, choice), count in counts.items() if count}
    return any(option.choice not in right | chosen for option in options_of(body))
