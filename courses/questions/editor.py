"""The rich text editor of questions: it gives back all that it was given.

Questions from files hold more than Wagtail's editor offers, such as tables and headings. Here every
mark the sanitiser lets through is understood; few have a button, so that writing stays calm. What
the editor cannot hold at all stands in it as a block (`kept.py`).
"""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static

from ..html import TooMuchHtml, clean_rich_text
from ..rich_text_area import SettledRichTextArea
from .converting import Converter
from .kept import with_kept
from .quiet import add_quiet


class QuestionTextArea(SettledRichTextArea):
    """`features` says which buttons there are, not what survives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = Converter()
        add_quiet(self.options)

    def format_value(self, value: str | None) -> str:
        return super().format_value(prepared(value or ""))

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            js=[versioned_static("courses/js/kept.js")],
            css={"all": [versioned_static("courses/css/kept.css")]},
        )


def prepared(html: str) -> str:
    """What is in the database, as the converter wants it."""
    try:
        return with_kept(clean_rich_text(html)) if "<" in html else html
    except TooMuchHtml:
        return html  # it was never cleaned, so nothing else could have kept its form
