"""Pictures, films and sound that everybody can follow (WCAG 2.2, 1.1.1 and 1.2)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .text import small_text


class FigureBlock(blocks.StructBlock):
    """A picture; its alternative text is required unless it is marked as decorative."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption of the picture"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("Calm pictures only; never suffering children.")
        template = "courses/blocks/figure.html"


class MediaBlock(blocks.StructBlock):
    """A film or a recording with captions and transcript; it never starts by itself."""

    KINDS = [("video", _("Film")), ("audio", _("Sound"))]

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, default="video")
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    file = DocumentChooserBlock(label=_("File"), help_text=_("MP4, WebM, MP3 or Ogg."))
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("WebVTT file, required for films.")
    )
    transcript = small_text(label=_("Transcript"))

    class Meta:
        icon = "media"
        label = _("Film or sound")
        description = _("Needs a transcript; films also need captions.")
        template = "courses/blocks/media.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["kind"] == "video" and not cleaned["captions"]:
            missing = ValidationError(_("A film needs captions. Please choose a WebVTT file."))
            raise StructBlockValidationError(block_errors={"captions": missing})
        return cleaned
