"""Wagtail's rich text editor, given its texts just as it writes them itself.

Soon after a page has opened, the editor in the browser spells each text anew: shorter, in another
order. Where that comes after Wagtail has looked at the form for the first time – a long lesson on
a slow machine –, its autosave takes it for the work of a person and keeps a draft. Here the first
spelling is the last one.
"""

import json
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

BLOCK = ("key", "text", "type", "depth", "inlineStyleRanges", "entityRanges")
RANGE = ("offset", "length", "key")
ENTITY = ("type", "mutability", "data")


class SettledRichTextArea(DraftailRichTextArea):
    def format_value(self, value: Any) -> str:
        return as_in_the_browser(json.loads(super().format_value(value)))


def as_in_the_browser(state: dict[str, Any]) -> str:
    """The content state as `JSON.stringify` writes what Draft.js makes of it."""
    if all(is_empty(block) for block in state["blocks"]):
        return "null"
    blocks = [settled(block) for block in state["blocks"]]
    entities = {key: ordered(one, ENTITY) for key, one in state["entityMap"].items()}
    whole = {"blocks": blocks, "entityMap": entities}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def settled(block: dict[str, Any]) -> dict[str, Any]:
    ranges = [ordered(one, RANGE) for one in block["entityRanges"]]
    return ordered(block, BLOCK) | {"entityRanges": ranges, "data": {}}


def ordered(found: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: found[key] for key in keys}


def is_empty(block: dict[str, Any]) -> bool:
    """Without words, styles and entities; a line (`hr`) is an entity."""
    return not (block["text"].strip() or block["inlineStyleRanges"] or block["entityRanges"])
