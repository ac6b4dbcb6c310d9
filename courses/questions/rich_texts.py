"""The rich texts in a question as the database holds it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from wagtail import blocks

from .. import as_edited as editor
from ..html import as_editor_spells
from .blocks import question_body_block
from .registry import kind_of

Change = Callable[[str], str]


def stream_data(body: dict[str, Any], *, settled: bool = False) -> list[dict[str, Any]]:
    """Raw StreamField data of a frozen body, for loaders and importers.

    With `settled` as the editor stores it. An import has thousands of questions and knows them
    again by their bodies: there it is the spelling of the file, in a form the editor can open.
    """
    kind = kind_of(body)
    raw = kind.thaw(body)
    value = as_edited(kind.slug, raw) if settled else readable(kind.slug, raw)
    return [{"type": kind.slug, "value": value}]


def readable(kind: str, raw: dict[str, Any]) -> dict[str, Any]:
    """What `thaw` gives, in the spelling the editor can read: <br/>, never <br>."""
    return changed(block_of(kind), raw, as_editor_spells)


def as_edited(kind: str, raw: dict[str, Any]) -> dict[str, Any]:
    """What the editor would store if somebody opened this and saved it untouched."""
    return editor.as_edited(block_of(kind), raw)


def rich_texts(body: dict[str, Any]) -> list[str]:
    """All texts of a frozen body that have looks."""
    found: list[str] = []

    def keep(html: str) -> str:
        found.append(html)
        return html

    kind = kind_of(body)
    changed(block_of(kind.slug), kind.thaw(body), keep)
    return found


def changed(block: blocks.Block, raw: Any, change: Change) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return change(raw) if isinstance(raw, str) else raw
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        inner = block.child_blocks
        return {
            name: changed(inner[name], value, change) if name in inner else value
            for name, value in raw.items()
        }
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [changed(block.child_block, value, change) for value in raw]
    return raw


def block_of(kind: str) -> blocks.Block:
    return body_block().child_blocks[kind]


@cache
def body_block() -> blocks.StreamBlock:
    return question_body_block()
