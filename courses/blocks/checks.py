"""A question in passing: no grade, nothing stored."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import small_text


class KnowledgeCheckBlock(blocks.StructBlock):
    """A question and the answer behind a fold."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    question = small_text(label=_("Question"))
    answer = small_text(label=_("Answer"))

    class Meta:
        icon = "circle-check"
        label = _("Knowledge check")
        description = _("A question to answer in one's head; the answer unfolds on request.")
        template = "courses/blocks/check.html"
        preview_value = {
            "title": "Kurz nachgedacht",
            "question": "<p>Wer schätzt eine Gefährdung ein?</p>",
            "answer": "<p>Fachkräfte im Zusammenwirken (§ 8a SGB VIII).</p>",
        }
