"""The rich texts in a question as the database holds it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from wagtail import blocks

from ..html import closed_voids
from .blocks import question_body_block
from .registry import kind_of
from .stored import bare

Change = Callable[[blocks.RichTextBlock, str], str]


def stream_data(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Raw StreamField data of a frozen body, for loaders and importers."""
    kind = kind_of(body)
    return [{"type": kind.slug, "value": as_stored(kind.slug, kind.thaw(body))}]


def as_stored(kind: str, raw: dict[str, Any]) -> dict[str, Any]:
    """What `thaw` gives, in the spelling the editor can read: <br/>, never <br>."""
    return changed(block_of(kind), raw, lambda _block, html: closed_voids(html))


def as_edited(kind: str, raw: dict[str, Any]) -> dict[str, Any]:
    """What the editor would store if somebody opened this and saved it untouched."""
    return changed(block_of(kind), bare(raw), through_editor)


def rich_texts(body: dict[str, Any]) -> list[str]:
    """All texts of a frozen body that have looks."""
    found: list[str] = []

    def keep(_block: blocks.RichTextBlock, html: str) -> str:
        found.append(html)
        return html

    kind = kind_of(body)
    changed(block_of(kind.slug), kind.thaw(body), keep)
    return found


def through_editor(block: blocks.RichTextBlock, html: str) -> str:
    """There and back: bare words get a paragraph; what the editor does not know is kept."""
    widget = block.field.widget
    return widget.value_from_datadict({"text": widget.format_value(html)}, {}, "text")


def changed(block: blocks.Block, raw: Any, change: Change) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return change(block, raw) if isinstance(raw, str) else raw
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
