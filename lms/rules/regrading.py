"""Grading a given answer by a corrected version of its question: pure, exact, no database."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from courses.html import clean_text
from courses.questions.base import MalformedResponse
from courses.questions.cloze import gaps_of
from courses.questions.registry import KINDS

# No question has more parts (twenty gaps, twelve entries), so six places name one share only.
MOST_PARTS = 24

Body = dict[str, Any]
Entry = tuple[str, str]  # id and visible text


class NotCarried(ValueError):
    """The answer has no counterpart in the other version."""


def exact(share: Decimal) -> Fraction:
    """The share of the point behind the six places that are stored: 0.333333 is a third."""
    return Fraction(share).limit_denominator(MOST_PARTS)


def new_share(old: Body, new: Body | None, response: Any, share: Decimal) -> Fraction | None:
    """What an answer to `old` earns by `new`, or with the full point for everybody (`new` None).

    None where that can't be told: the words are erased, or the answer has no counterpart.
    """
    if new is None:
        return Fraction(1)
    if old["kind"] != new["kind"]:
        return None
    kind = KINDS[old["kind"]]
    if response is None:
        # Nothing answered and nothing earned stays so; points without an answer are older news.
        return None if kind.free_text or share else Fraction(0)
    try:
        given = carried(old, new, kind.validated(old, response))
        return kind.grade(new, given).fraction
    except (NotCarried, MalformedResponse):
        return None


def carried(old: Body, new: Body, response: Any) -> Any:
    """The same answer in the ids of `new`. Raises NotCarried.

    Entries are the same if they say the same; if both versions have as many, what is left over is
    matched by position (a typing error mended). A pair that is asked no more is left out.
    """
    kind = old["kind"]
    if kind in {"single", "multiple"}:
        ids = successors(texts(old["options"], "text"), texts(new["options"], "text"))
        return follow(ids, response) if kind == "single" else [follow(ids, x) for x in response]
    if kind == "ordering":
        ids = successors(texts(old["items"], "text"), texts(new["items"], "text"))
        return [follow(ids, key) for key in response]
    if kind == "matching":
        pairs = successors(texts(old["pairs"], "left"), texts(new["pairs"], "left"))
        choices = successors(texts(old["choices"], "text"), texts(new["choices"], "text"))
        return {
            pairs[pair]: follow(choices, choice)
            for pair, choice in response.items()
            if pair in pairs
        }
    if kind == "cloze" and len(gaps_of(old)) != len(gaps_of(new)):
        raise NotCarried
    return response


def texts(entries: Sequence[dict[str, Any]], field: str) -> list[Entry]:
    return [(entry["id"], clean_text(entry[field])) for entry in entries]


def successors(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, str]:
    """Old id to new id: by visible text, then by position among equally many."""
    by_text = {text: key for key, text in new}
    found = {key: by_text[text] for key, text in old if text in by_text}
    if len(old) == len(new):
        taken = set(found.values())
        for (old_key, _old_text), (new_key, _new_text) in zip(old, new, strict=True):
            if old_key not in found and new_key not in taken:
                found[old_key] = new_key
    return found


def follow(ids: dict[str, str], key: str) -> str:
    if key not in ids:
        raise NotCarried
    return ids[key]
