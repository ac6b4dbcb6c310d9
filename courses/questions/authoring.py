"""What the authoring blocks of all kinds share."""

import random
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from ..html import clean_html, clean_inline, has_words
from .text import plain

if TYPE_CHECKING:
    from .base import QuestionKind

MAX_ENTRIES = 12
MAX_PLAIN = 200
WORDS = ["bold", "italic", "superscript", "subscript"]
PROSE = [*WORDS, "link", "ul", "ol"]


class QuestionBlock(blocks.StructBlock):
    """Base of the seven authoring blocks: judges the whole question once its fields are fine."""

    kind: "QuestionKind"

    class Meta:
        template = "courses/questions/block.html"
        preview_template = "courses/questions/block_preview.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if problems := self.kind.problems(cleaned):
            raise blocks.StructBlockValidationError(block_errors=problems)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context)
        if not self.kind.problems(value):
            body = self.kind.freeze(value)
            # A fixed seed: the preview should not jump while an author types.
            order = self.kind.draw(body, random.Random(1))  # noqa: S311
            context["question"] = self.kind.view(body, order, None) | {"name": "preview"}
            context["template_name"] = f"courses/questions/form/{self.kind.slug}.html"
        return context


class QuestionTextBlock(blocks.RichTextBlock):
    """Rich text whose editor gives back all that it was given."""

    @cached_property
    def field(self) -> forms.CharField:
        # What belongs to the admin can only be imported once all models are there.
        from .editor import QuestionTextArea

        widget = QuestionTextArea(features=self.features)
        return forms.CharField(widget=widget, **self.field_options)


def prompt_block(**options: Any) -> QuestionTextBlock:
    return QuestionTextBlock(
        **{
            "label": _("Question"),
            "help_text": _("What learners are asked, in one or a few sentences."),
            "features": PROSE,
        }
        | options
    )


def feedback_block(**options: Any) -> QuestionTextBlock:
    return QuestionTextBlock(
        **{
            "label": _("Feedback for everybody"),
            "help_text": _("Shown after handing in, whatever was answered."),
            "features": PROSE,
            "required": False,
        }
        | options
    )


def entry_block(**options: Any) -> QuestionTextBlock:
    return QuestionTextBlock(**{"features": WORDS} | options)


def html_of(value: RichText | str | None) -> str:
    """Clean HTML of a rich text value; "" where there are no words.

    A link to a page becomes the page's address: a frozen body holds no database ids.
    """
    # Form fields strip what they are given; a body that kept its blanks would differ afterwards.
    html = clean_html(_expanded(value)).strip()
    return html if has_words(html) else ""


def inline_of(value: RichText | str | None) -> str:
    html = clean_inline(_source(value))
    return html if has_words(html) else ""


def plain_of(value: str | None) -> str:
    return plain(value or "")


def _source(value: RichText | str | None) -> str:
    return value.source if isinstance(value, RichText) else value or ""


def _expanded(value: RichText | str | None) -> str:
    source = _source(value)
    return expand_db_html(source) if "linktype=" in source else source
