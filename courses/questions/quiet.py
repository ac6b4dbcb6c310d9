"""What the editor of questions understands without offering a button for it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .converting import ABBREVIATION, BLOCK, LANGUAGE, UNDERLINE

INLINE_STYLES = ("SUPERSCRIPT", "SUBSCRIPT", "CODE", UNDERLINE)
BLOCK_TYPES = (
    "unordered-list-item", "ordered-list-item", "header-two", "header-three", "header-four",
    "blockquote",
)  # fmt: skip

# Words of our own, even none, take the place of those the editor has: no button, no command.
SILENT = {"label": None, "description": None}


def add_quiet(options: dict[str, Any]) -> None:
    """Add to the options of a Draftail editor what has no button in it."""
    _add(options, "inlineStyles", [{"type": name} for name in INLINE_STYLES])
    _add(options, "blockTypes", [{"type": name} for name in BLOCK_TYPES])
    kept = {
        "type": BLOCK,
        "attributes": ["html"],
        "explanation": _("This part came with the question and stays as it is."),
        "remove": _("Delete this part"),
    }
    links = {"type": "LINK", "attributes": ["url", "id", "parentId", "title", "lang"]}
    marked = [
        {"type": ABBREVIATION, "attributes": ["title"]},
        {"type": LANGUAGE, "attributes": ["lang"]},
    ]
    _add(options, "entityTypes", [links, *marked, kept])


def _add(options: dict[str, Any], name: str, further: list[dict[str, Any]]) -> None:
    there = list(options.get(name, []))
    known = {one["type"] for one in there}
    options[name] = there + [one | SILENT for one in further if one["type"] not in known]
