"""Parts of the view-models that all kinds share."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .base import Body, Grade, QuestionKind, Response

FIRST_PARAGRAPH = re.compile(r"<p>(.+?)</p>(.*)", re.DOTALL)
BLOCK = re.compile(r"<(p|ul|ol|h2|h3|h4|blockquote|table|hr)[ >]")


def safe(html: str) -> SafeString:
    """Frozen bodies passed `courses.html` when they were frozen, so a template may print them."""
    return mark_safe(html)  # noqa: S308


def asked(kind: "QuestionKind", body: "Body") -> dict[str, Any]:
    """The question itself. `legend` fits into a legend or label, `more` stands below it."""
    legend, more = split_prompt(body["prompt"])
    return {
        "kind": kind.slug,
        "prompt": safe(body["prompt"]),
        "legend": safe(legend) if legend else str(kind.task),
        "more": safe(more),
        "hint": str(kind.hint),
        "pictures": [dict(picture) for picture in body.get("pictures", [])],
    }


def split_prompt(prompt: str) -> tuple[str, str]:
    """First paragraph without its tags, and the rest."""
    if not BLOCK.search(prompt):
        return prompt, ""
    if match := FIRST_PARAGRAPH.fullmatch(prompt.strip()):
        return match[1], match[2].strip()
    return "", prompt


def judged(body: "Body", grade: "Grade", response: "Response") -> dict[str, Any]:
    """The verdict in a word, a sign and a machine-readable state."""
    return verdict(_state(grade, response)) | {"feedback": safe(body["feedback"])}


def verdict(state: str) -> dict[str, str]:
    """The words and the sign for a state, so that colour never tells it alone."""
    symbol, words = {
        "correct": ("✓", _("Correct")),
        "partial": ("◐", _("Partly correct")),
        "incorrect": ("→", _("Not quite yet")),
        "unanswered": ("–", _("Not answered")),
    }[state]
    return {"state": state, "symbol": symbol, "verdict": words}


def _state(grade: "Grade", response: "Response") -> str:
    if response is None:
        return "unanswered"
    if grade.is_full:
        return "correct"
    return "partial" if grade.fraction else "incorrect"


def arranged(
    entries: list[dict[str, Any]], order: Sequence[str], *, sort: bool = False
) -> list[dict[str, Any]]:
    """Entries in the drawn order.

    Without a usable order they stay as authored, or are sorted by text where the authored order
    would give the solution away.
    """
    by_id = {entry["id"]: entry for entry in entries}
    if sorted(order) == sorted(by_id):
        return [by_id[key] for key in order]
    return sorted(entries, key=lambda entry: entry["text"]) if sort else list(entries)
