"""Sections a reader opens herself. Nothing unfolds on its own (field rule E.4)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import small_text


class AccordionBlock(blocks.StructBlock):
    """Extra depth for those who want it."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = small_text(label=_("Text"))

    class Meta:
        icon = "expand-right"
        label = _("Fold-out")
        description = _("Background a reader may open. The quiz must not depend on it.")
        template = "courses/blocks/accordion.html"
        preview_value = {"title": "Mehr dazu", "text": "<p>Hintergrund für Interessierte.</p>"}


class SensitiveBlock(blocks.StructBlock):
    """A section that names violence: folded, and left out on request."""

    title = blocks.CharBlock(label=_("Heading of the section"), max_length=160)

    def __init__(self, content: list[tuple[str, blocks.Block]], **kwargs: object) -> None:
        body = blocks.StreamBlock(content, label=_("Content"), min_num=1)
        super().__init__([("content", body)], **kwargs)

    class Meta:
        icon = "warning"
        label = _("Section that can be skipped")
        description = _(
            "Sections that name forms of violence. Readers open them themselves or leave them "
            "out; the quiz asks for no detail from them."
        )
        template = "courses/blocks/sensitive.html"
        preview_value = {
            "title": "Formen von Gewalt",
            "content": [("prose", "<p>Hier würde der Abschnitt stehen.</p>")],
        }
