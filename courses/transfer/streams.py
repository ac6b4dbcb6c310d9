"""Raw stream values, block by block: keys become names on the way out, keys again on the way in.

Both ways go through the same walk. It follows the blocks' own definitions, so that a new block
made of known parts needs nothing here; a part of an unknown kind is named, never passed on.
"""

import datetime as dt
from typing import Any, Protocol

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from ..completeness.streams import is_wrapped
from .problems import Problems

MAX_DEPTH = 12


class Exchange(Protocol):
    """What differs between the ways: going out it gets keys and gives names."""

    problems: Problems

    def html(self, source: str, place: str) -> str: ...

    def file(self, kind: str, value: Any, place: str) -> Any: ...

    def page(self, value: Any, place: str) -> Any: ...


class Walk:
    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.problems = exchange.problems

    def convert(self, block: blocks.Block, value: Any, place: str, depth: int = 0) -> Any:
        """The value for the other side; None where it cannot be one (and a problem is noted)."""
        if depth > MAX_DEPTH:
            return self.refuse(place, _("This is nested too deeply."))
        if isinstance(block, ImageBlock) and isinstance(value, int):
            value = {"image": value}  # stored before pictures had words of their own
        if isinstance(block, blocks.StreamBlock):
            return self.stream(block, value, place, depth)
        if isinstance(block, blocks.ListBlock):
            return self.listed(block, value, place, depth)
        if isinstance(block, blocks.StructBlock):
            return self.struct(block, value, place, depth)
        if isinstance(block, TypedTableBlock):
            return self.table(block, value, place, depth)
        return self.leaf(block, value, place)

    def refuse(self, place: str, message: str) -> None:
        self.problems.add(place, message)

    def stream(self, block: blocks.StreamBlock, value: Any, place: str, depth: int) -> Any:
        if not isinstance(value, list):
            return self.refuse(place, _("This must be a list of blocks."))
        found = []
        for number, one in enumerate(value):
            here = f"{place}[{number}]"
            if not isinstance(one, dict) or not isinstance(one.get("type"), str):
                self.refuse(here, _("This is not a block."))
                continue
            self.problems.unknown(one, ("type", "value", "id"), here)
            child = block.child_blocks.get(one["type"])
            if child is None:
                text = _("There is no block “%(kind)s” here.")
                self.refuse(here, text % {"kind": one["type"][:60]})
                continue
            inner = self.convert(child, one.get("value"), f"{here}.{one['type']}", depth + 1)
            found.append({"type": one["type"], "value": inner})
        return found

    def listed(self, block: blocks.ListBlock, value: Any, place: str, depth: int) -> Any:
        if not isinstance(value, list):
            return self.refuse(place, _("This must be a list."))
        items = [one["value"] if is_wrapped(one) else one for one in value]
        return [
            self.convert(block.child_block, one, f"{place}[{number}]", depth + 1)
            for number, one in enumerate(items)
        ]

    def struct(self, block: blocks.StructBlock, value: Any, place: str, depth: int) -> Any:
        if not isinstance(value, dict):
            return self.refuse(place, _("This must be an object."))
        self.problems.unknown(value, block.child_blocks, place)
        return {
            name: self.convert(
                child,
                value[name] if name in value else child.get_prep_value(child.get_default()),
                f"{place}.{name}",
                depth + 1,
            )
            for name, child in block.child_blocks.items()
        }

    def table(self, block: TypedTableBlock, value: Any, place: str, depth: int) -> Any:
        keys = {"caption": str, "columns": list, "rows": list}
        given = {"caption": ""} | value if isinstance(value, dict) else value
        taken = self.problems.take(given, keys, place)
        if not taken:
            return None
        columns = [
            self.problems.take(one, {"type": str, "heading": str}, f"{place}.columns")
            for one in taken["columns"]
        ]
        kinds = [block.child_blocks.get(one.get("type", "")) for one in columns]
        rows = [self.problems.take(one, {"values": list}, f"{place}.rows") for one in taken["rows"]]
        values = [one.get("values", []) for one in rows]
        if None in kinds or any(len(row) != len(kinds) for row in values):
            return self.refuse(place, _("The cells of this table do not fit its columns."))
        cells = [
            {
                "values": [
                    self.convert(kind, cell, f"{place}.rows[{number}]", depth + 1)
                    for kind, cell in zip(kinds, row, strict=True)
                ]
            }
            for number, row in enumerate(values)
        ]
        return {"caption": taken["caption"], "columns": columns, "rows": cells}

    def leaf(self, block: blocks.Block, value: Any, place: str) -> Any:
        if isinstance(block, ImageChooserBlock):
            return self.exchange.file("image", value, place)
        if isinstance(block, DocumentChooserBlock):
            return self.exchange.file("document", value, place)
        if isinstance(block, blocks.PageChooserBlock):
            return self.exchange.page(value, place)
        if isinstance(block, blocks.BooleanBlock):
            return value if isinstance(value, bool) else self.refuse(place, _("Yes or no?"))
        if isinstance(block, blocks.MultipleChoiceBlock):
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                return value
            return self.refuse(place, _("This must be a list of texts."))
        if isinstance(block, blocks.DateBlock):
            return self.date(value, place)
        if isinstance(block, (blocks.IntegerBlock, blocks.FloatBlock)):
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return value if is_number or value is None else self.refuse(place, _("No number."))
        return self.words(block, value, place)

    def words(self, block: blocks.Block, value: Any, place: str) -> Any:
        known = (
            blocks.RichTextBlock, blocks.CharBlock, blocks.TextBlock, blocks.ChoiceBlock,
            blocks.URLBlock, blocks.EmailBlock,
        )  # fmt: skip
        if not isinstance(block, known):
            text = _("Parts of the kind %(kind)s cannot be moved to another site.")
            return self.refuse(place, text % {"kind": type(block).__name__})
        if value is None:
            return ""
        if not isinstance(value, str) or "\x00" in value:
            return self.refuse(place, _("This must be a text."))
        if isinstance(block, blocks.RichTextBlock):
            return self.exchange.html(value, place)
        if isinstance(block, blocks.ChoiceBlock):
            choices = {str(key) for key, _label in flat(block.field.choices)}
            if value not in choices and value:
                text = _("“%(value)s” is not one of the choices.")
                return self.refuse(place, text % {"value": value[:60]})
        return value

    def date(self, value: Any, place: str) -> Any:
        try:
            return None if value is None else dt.date.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            return self.refuse(place, _("This must be a date like 2026-04-29."))


def flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices without their headings."""
    found = []
    for key, label in choices:
        found += flat(label) if isinstance(label, (list, tuple)) else [(key, label)]
    return found
