"""Running text, cleaned at the one sanitiser door before it is stored."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from ..html import clean_rich_text

PROSE_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "blockquote"]
SMALL_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text that has passed `courses.html`, whatever editor or file it came from."""

    def clean(self, value: Any) -> RichText:
        cleaned = super().clean(value)
        return RichText(clean_rich_text(cleaned.source))


class ProseBlock(CleanRichTextBlock):
    """Headings, paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Running text. Begin sections with a heading of level 2.")
        template = "courses/blocks/prose.html"
        preview_value = "<h2>Hinsehen</h2><p>Was sehe ich – und was deute ich?</p>"


def small_text(**kwargs: Any) -> CleanRichTextBlock:
    """Rich text without headings, for use inside another block."""
    return CleanRichTextBlock(features=SMALL_FEATURES, **kwargs)
