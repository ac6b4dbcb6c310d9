"""GIFT's four text formats → the clean HTML or plain text of a body, with notes on what is lost."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from ...html import TAGS, clean_html, clean_text
from ...questions.text import plain
from ...starter.markdown import html_of
from ..items import Note, Picture
from .pictures import described, without_pictures

if TYPE_CHECKING:
    from django.utils.functional import Promise

FORMAT = re.compile(r"\[\s*(html|moodle|plain|markdown)\s*\]", re.IGNORECASE)
BLOCKS = re.compile(r"<(p|div|ul|ol|li|table|h[1-6]|blockquote|pre|br)\b", re.IGNORECASE)
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
ELEMENT = re.compile(r"<([A-Za-z][A-Za-z0-9]*)")
UNSAFE = re.compile(r"<(?:script|iframe|object|embed|form)\b|\son[a-z]+\s*=|javascript:", re.I)
HARMLESS = TAGS | {"div", "font", "center", "small", "big", "tbody", "colgroup", "col", "img", "o"}
# The Markdown parser takes quadratic time for unclosed brackets.
MAX_MARKDOWN = 10_000
MAX_BRACKETS = 300


@dataclass
class Texts:
    """The texts of one question; `notes` and `pictures` fill up while they are read.

    What it gives still passes the sanitiser when its body is made canonical.

    `style` is the format of the question text; other parts share it unless they name their own.
    """

    style: str = "moodle"
    notes: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def note(self, message: "str | Promise", **params: Any) -> None:
        """Tell once, however often the same thing is met."""
        note = Note(message, params)
        if note not in self.notes:
            self.notes.append(note)

    def prompt(self, source: str) -> str:
        """The question text; its images become pictures."""
        style, text = split(source, self.style)
        self.style = style
        return self._block(text, style, keep=True)

    def block(self, source: str) -> str:
        """A feedback with paragraphs and links."""
        style, text = split(source, self.style)
        return self._block(text, style)

    def inline(self, source: str) -> str:
        """An option or what is on the left of a pair."""
        style, text = split(source, self.style)
        html = self._html(text, style)
        self._compare(html)
        return self._imageless(html)

    def brief(self, source: str) -> str:
        """A feedback to an option: one paragraph stands without its tags, as in our own form."""
        style, text = split(source, self.style)
        html = self._block(text, style)
        if style != "html" and html.count("<p>") == 1 and html.startswith("<p>"):
            return html.removeprefix("<p>").removesuffix("</p>")
        return html

    def line(self, source: str) -> str:
        """Plain text of one line, from what may be HTML."""
        source = split(source, self.style)[1]
        if "<" not in source and "&" not in source:
            return plain(source)
        if ELEMENT.search(source):
            self.note(_("Formatting was removed where only plain text is possible."))
        return plain(clean_text(self._imageless(source)))

    def _block(self, text: str, style: str, *, keep: bool = False) -> str:
        html = self._html(text, style)
        if "<img" in html.lower():
            html = self._pictures(html) if keep else self._imageless(html)
        self._compare(html)
        # Links into a site's own pages are not for files to make, nor to be looked up.
        return clean_html(html) if "type=" in html else html

    def _html(self, text: str, style: str) -> str:
        if not text:
            return ""
        if style == "html":
            return text
        if style == "plain":
            return paragraphs(escape(text, quote=False))
        if style == "markdown":
            return self._markdown(text)
        return text if BLOCKS.search(text) else paragraphs(text)

    def _markdown(self, text: str) -> str:
        if len(text) <= MAX_MARKDOWN and text.count("[") <= MAX_BRACKETS:
            try:
                return html_of(text)
            except RecursionError:
                pass
        self.note(
            _("A text was too long or too complicated for Markdown; it was read as plain text.")
        )
        return paragraphs(escape(text, quote=False))

    def _pictures(self, html: str) -> str:
        html, pictures, notes = without_pictures(html)
        self.pictures += pictures
        self.notes += [note for note in notes if note not in self.notes]
        return html

    def _imageless(self, html: str) -> str:
        """Images where none can be: what they show stays as words."""
        if "<img" not in html.lower():
            return html
        html, names = described(html)
        for name in names:
            self.note(
                _("The picture “%(name)s” stands where none can be; its description was kept."),
                name=name,
            )
        return html

    def _compare(self, html: str) -> None:
        if "<" not in html:
            return
        if UNSAFE.search(html):
            self.note(_("Scripts in the text were removed for safety."))
        lost = {name.lower() for name in ELEMENT.findall(html)} - HARMLESS
        if lost:
            names = ", ".join(sorted(lost)[:5])
            self.note(
                _("HTML elements that are not supported were removed: %(names)s."), names=names
            )


def split(source: str, style: str) -> tuple[str, str]:
    """The format a text names, else `style`; and the text without that name."""
    source = source.strip()
    match = FORMAT.match(source)
    return (match[1].lower(), source[match.end() :].strip()) if match else (style, source)


def paragraphs(html: str) -> str:
    """Blank lines part paragraphs, line ends become breaks."""
    parts = [part.strip().split("\n") for part in PARAGRAPHS.split(html) if part.strip()]
    return "".join(f"<p>{'<br>'.join(map(str.strip, lines))}</p>" for lines in parts)


def percent(weight: Fraction) -> str:
    """A weight for a note, as people write it in their language."""
    return f"{localize(Decimal(f'{float(weight):g}'))} %"
