"""Tables with real header cells (WCAG 2.2, 1.3.1)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import small_text


class DataTableBlock(TypedTableBlock):
    """A small table; the first row names the columns."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([("text", small_text(label=_("Text")))], **kwargs)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Each cell with its column's heading, which narrow screens show beside it."""
        context = super().get_context(value, parent_context=parent_context)
        headings = [column["heading"] for column in value.columns]
        context["labelled_rows"] = [list(zip(headings, row, strict=False)) for row in value.rows]
        return context

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("For comparisons only, never for layout. Give it a caption.")
        template = "courses/blocks/table.html"
