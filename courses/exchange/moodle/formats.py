"""Moodle's text formats → HTML. (`FORMAT_*` of Moodle; "wiki_like" is long gone from it.)"""

import re
from html import escape

from django.utils.translation import gettext_lazy as _

from ...html import clean_html
from ...starter.markdown import html_of
from .source import Source

BLOCKS = re.compile(r"<(p|div|ul|ol|table|h[1-6]|blockquote|pre|br)\b", re.IGNORECASE)
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
# The Markdown parser takes quadratic time for unclosed brackets.
MAX_MARKDOWN = 20_000
MAX_BRACKETS = 500


def as_html(source: Source, text: str, style: str) -> str:
    """HTML of a text, not yet cleaned. An unknown format counts as HTML, as in Moodle."""
    text = text.strip()
    if not text:
        return ""
    if style == "plain_text":
        return paragraphs(escape(text, quote=False))
    if style in {"moodle_auto_format", "wiki_like"}:
        return text if BLOCKS.search(text) else paragraphs(text)
    if style == "markdown":
        return _markdown(source, text)
    return text


def paragraphs(html: str) -> str:
    """Blank lines part paragraphs, line ends become breaks."""
    parts = [part.strip() for part in PARAGRAPHS.split(html) if part.strip()]
    return "".join("<p>{}</p>".format(part.replace("\n", "<br>")) for part in parts)


def _markdown(source: Source, text: str) -> str:
    if len(text) <= MAX_MARKDOWN and text.count("[") <= MAX_BRACKETS:
        try:
            # A second pass: links into a site's own pages are not for files to make.
            return clean_html(html_of(text))
        except RecursionError:
            pass
    source.note(
        _("A text was too long or too complicated for Markdown; it was read as plain text.")
    )
    return paragraphs(escape(text, quote=False))
