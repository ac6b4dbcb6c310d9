"""What the admin's editor would store, for texts that come from a file or a program.

The editor gives each block and each entry of a list an id and each paragraph a key, wraps bare
words in a paragraph and spells bold as `<b>`. What is stored like this from the beginning is the
same after somebody has opened and saved it: no draft arises, and nobody becomes an author.
"""

import re
import uuid
from typing import Any

from django.db import models
from django.utils.choices import flatten_choices
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate_models import Block
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField

from .html import clean_rich_text

MARKUP = re.compile(r"[<>&]")
EASILY_LOST = (
    "<a ", "<abbr", "<code", "<h2", "<h3", "<h4", "<hr", "<li", "<span", "<sub", "<sup", "<table",
    "<u>",
)  # fmt: skip
SPACE = re.compile(r"[ \t\n\f\r]+")  # as the editor counts it, without the no-break space


def stored_stream(model: type[models.Model], name: str, raw: list[Any]) -> list[Any]:
    """Raw stream data as the editor of this field would store it."""
    return as_edited(model._meta.get_field(name).stream_block, raw)


def stored_html(model: type[models.Model], name: str, html: str) -> str:
    field = model._meta.get_field(name)
    if not isinstance(field, RichTextField):
        raise TypeError(f"{field} holds no rich text")
    return through_editor(field.formfield().widget, html)


def as_edited(block: blocks.Block, raw: Any) -> Any:
    """The raw value of a block; ids and keys that are there stay."""
    if isinstance(block, blocks.RichTextBlock):
        return through_editor(block.field.widget, raw) if isinstance(raw, str) else raw
    if isinstance(block, blocks.StreamBlock):
        return [stream_child(block, one) for one in raw]
    if isinstance(block, blocks.ListBlock):
        return [list_item(block.child_block, one) for one in raw]
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        return struct(block, raw)
    if isinstance(block, TypedTableBlock) and isinstance(raw, dict):
        return table(block, raw)
    if isinstance(block, blocks.MultipleChoiceBlock) and isinstance(raw, list):
        return in_order(block, raw)
    return raw


def stream_child(block: blocks.StreamBlock, raw: dict[str, Any]) -> dict[str, Any]:
    child = block.child_blocks[raw["type"]]
    return {"type": raw["type"], "value": as_edited(child, raw["value"]), "id": id_of(raw)}


def list_item(child: blocks.Block, raw: Any) -> dict[str, Any]:
    is_wrapped = isinstance(raw, dict) and raw.get("type") == "item" and "value" in raw
    value = raw["value"] if is_wrapped else raw
    return {
        "type": "item",
        "value": as_edited(child, value),
        "id": id_of(raw if is_wrapped else {}),
    }


def struct(block: blocks.StructBlock, raw: dict[str, Any]) -> dict[str, Any]:
    """With all its parts, as a form has them."""
    return {
        name: as_edited(
            child, raw[name] if name in raw else child.get_prep_value(child.get_default())
        )
        for name, child in block.child_blocks.items()
    }


def table(block: TypedTableBlock, raw: dict[str, Any]) -> dict[str, Any]:
    children = [block.child_blocks[column["type"]] for column in raw["columns"]]
    rows = [
        {"values": [as_edited(*pair) for pair in zip(children, row["values"], strict=True)]}
        for row in raw["rows"]
    ]
    return {"columns": raw["columns"], "rows": rows, "caption": raw.get("caption", "")}


def in_order(block: blocks.MultipleChoiceBlock, raw: list[Any]) -> list[Any]:
    """As the boxes stand on the screen; what is no choice any more comes last."""
    shown = [key for key, _label in flatten_choices(block.field.choices)]
    return sorted(raw, key=lambda one: shown.index(one) if one in shown else len(shown))


def id_of(raw: dict[str, Any]) -> str:
    return raw.get("id") or str(uuid.uuid4())


def through_editor(widget: Any, html: str) -> str:
    """There and back; a text with parts that this editor does not know stays as it is.

    Most texts are bare words, and what becomes of those is known.
    """
    if isinstance(widget, DraftailRichTextArea) and html.strip() and not MARKUP.search(html):
        return f'<p data-block-key="{Block("unstyled").key}">{SPACE.sub(" ", html).strip(" ")}</p>'
    clean = clean_rich_text(html)
    shown = widget.format_value(clean)
    edited = clean_rich_text(widget.value_from_datadict({"text": shown}, {}, "text"))
    is_whole = all(clean.count(tag) <= edited.count(tag) for tag in EASILY_LOST)
    return edited if is_whole else clean
