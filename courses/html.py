"""The one sanitiser door: every piece of HTML that a person or a file brought in passes it.

A real parser (html5lib) first removes elements whose *content* is dangerous or meaningless, then
an allow-list engine (bleach or nh3) decides what stays. The result is a fixed point: cleaning it
again changes nothing, so a body can be addressed by its content.
"""

import html as stdlib_html
import re
from collections import Counter
from collections.abc import Callable
from functools import partial

from bs4 import BeautifulSoup, Comment
from bs4.element import PageElement, PreformattedString, Tag
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .html_engines import engine

MAX_CHARS = 200_000
MAX_TAGS = 10_000
MAX_OPEN = 60
MAX_PASSES = 6

INLINE_TAGS = frozenset({"br", "strong", "em", "b", "i", "u", "code", "sub", "sup", "span", "abbr"})
TEXT_BLOCKS = frozenset({"p", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "hr"})
TABLE_BLOCKS = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
TAGS = INLINE_TAGS | TEXT_BLOCKS | TABLE_BLOCKS | {"a"}
BLOCKS = TEXT_BLOCKS | TABLE_BLOCKS | {"br", "div"}
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title", "lang"}),
    "abbr": frozenset({"title"}),
    "span": frozenset({"lang"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
}
# By its key the editor finds a paragraph again, and with it the comments of a reviewer.
KEYED = dict.fromkeys(("p", "li", "h2", "h3", "h4", "blockquote"), frozenset({"data-block-key"}))
RICH_TEXT_ATTRIBUTES = ATTRIBUTES | KEYED | {"a": ATTRIBUTES["a"] | {"linktype", "id"}}
LINK_TYPES = frozenset({"page", "document"})

CODE = frozenset({"script", "style", "template", "noscript", "noembed", "noframes", "svg", "math"})
FRAMES = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet"})
MEDIA = frozenset({"audio", "video", "canvas"})
RAW_TEXT = frozenset({"title", "head", "textarea", "select", "option", "xmp", "plaintext"})
DROPPED_WITH_CONTENT = CODE | FRAMES | MEDIA | RAW_TEXT | {"listing"}
LINK = re.compile(r'<a (id="\d+") (linktype="\w+")>')
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
IMPLIED_END = frozenset({"p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot"})
TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
WHOLE_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class TooMuchHtml(ValidationError, ValueError):
    """More than this door is willing to parse; a form shows the message beside the field."""


def clean_html(html: str) -> str:
    """Return safe HTML for prompts, feedback and imported text.

    Raises TooMuchHtml (a ValueError) for more than 200,000 characters or absurd nesting.
    """
    return _settle(html, partial(_clean_once, tags=TAGS, attributes=ATTRIBUTES))


def clean_rich_text(html: str) -> str:
    """Like `clean_html`, but as Wagtail stores it.

    Its links (`<a linktype="page" id="3">`) survive, and breaks are spelled as its editor does.
    Nothing to read is "": an empty field comes as an empty paragraph or not, depending on how far
    the scripts of the editor were when somebody pressed a button.
    """
    once = partial(_clean_once, tags=TAGS, attributes=RICH_TEXT_ATTRIBUTES)
    clean = as_editor_spells(_settle(html, once))
    return clean if has_words(clean) or "<hr/>" in clean else ""


def as_editor_spells(clean: str) -> str:
    """`<br/>` for `<br>`: at an element that is never closed Wagtail's editor fails.

    And the kind of a link before its number, so that saving it untouched changes nothing.
    """
    closed = clean.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    return LINK.sub(r"<a \2 \1>", closed)


def clean_inline(html: str) -> str:
    """Safe HTML that may stand inside a label: no blocks, no links; paragraphs become breaks."""
    return _settle(html, _inline_once)


def clean_text(html: str) -> str:
    """The words of a piece of HTML, unescaped, in one line. Escape it again when you print it."""
    html = _bounded(html)
    if _is_bare(html):
        return " ".join(html.split())
    body = _parse(html)
    for block in body.find_all(BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
    return " ".join(body.get_text().split())


def has_words(clean: str) -> bool:
    """Is there anything to read in what this door has cleaned? `clean_text` parses it anew."""
    return bool(stdlib_html.unescape(WHOLE_TAG.sub("", clean)).strip())


def _settle(html: str, once: Callable[[str], str]) -> str:
    """Repeat until nothing changes: unwrapping an element can make a parser re-read its parent."""
    html = _bounded(html)
    for _pass in range(MAX_PASSES):
        cleaned = once(html)
        if cleaned == html:
            return _checked_length(cleaned)
        html = cleaned
    return _checked_length(stdlib_html.escape(clean_text(html), quote=False))


def _bounded(html: str) -> str:
    html = CONTROL.sub("", _checked_length(html))
    if _is_absurd(html):
        raise TooMuchHtml(_("This text contains too many or too deeply nested HTML elements."))
    return html


def _checked_length(html: str) -> str:
    if len(html) > MAX_CHARS:
        raise TooMuchHtml(
            _("This text is too long: at most %(max)d characters are possible."),
            params={"max": MAX_CHARS},
        )
    return html


def _is_absurd(html: str) -> bool:
    """Parsers pay quadratic time for unclosed elements, so count them before parsing."""
    if html.count("<") + html.count("&") > 2 * MAX_TAGS:
        return True
    open_elements: Counter[str] = Counter()
    unclosed = 0
    for count, match in enumerate(TAG.finditer(html), start=1):
        closing, name = match[1], match[2].lower()
        if count > MAX_TAGS:
            return True
        if name in VOID | IMPLIED_END or (closing and not open_elements[name]):
            continue
        step = -1 if closing else 1
        open_elements[name] += step
        unclosed += step
        if unclosed > MAX_OPEN:
            return True
    return False


def _clean_once(html: str, *, tags: frozenset[str], attributes: dict[str, frozenset[str]]) -> str:
    if _is_bare(html):
        return html
    prepared = _parse(html).decode_contents(formatter="minimal")
    # nh3 spells the no-break space, bleach keeps the character; one spelling for both.
    return engine()(prepared, tags, attributes).replace("&nbsp;", "\u00a0")


def _is_bare(html: str) -> bool:
    return not any(char in html for char in "<>&\r")


def _inline_once(html: str) -> str:
    if _is_bare(html):
        return html.strip()
    body = _parse(html)
    for block in body.find_all(BLOCKS - {"br"}):
        if block.find_previous(string=lambda text: bool(text.strip())):
            block.insert_before(_line_break())
        block.insert_after(_line_break())
        block.unwrap()
    cleaned = _clean_once(
        body.decode_contents(formatter="minimal"), tags=INLINE_TAGS, attributes=ATTRIBUTES
    )
    cleaned = re.sub(r"\s*<br>(?:\s|<br>)*", "<br>", cleaned)
    return re.sub(r"^(?:\s|<br>)+|(?:\s|<br>)+$", "", cleaned)


def _line_break() -> Tag:
    return Tag(name="br", is_xml=False, can_be_empty_element=True)


def _parse(html: str) -> Tag:
    """Parse as a browser would and take out what must vanish together with its content."""
    # An explicit <body> keeps leading blanks and makes a later <frameset> harmless.
    soup = BeautifulSoup("<!DOCTYPE html><html><body>" + html, "html5lib")
    body = soup.body
    if body is None:
        return soup.new_tag("body")
    for node in [node for node in body.descendants if _is_dropped(node)]:
        if node.decomposed:
            continue  # went with what it stood in
        node.decompose() if isinstance(node, Tag) else node.extract()
    for node in body.descendants:
        if isinstance(node, Tag) and node.name == "a" and not _is_stored_link(node):
            del node["linktype"], node["id"]
    return body


def _is_dropped(node: PageElement) -> bool:
    if isinstance(node, Tag):
        return node.name.lower() in DROPPED_WITH_CONTENT or bool(node.prefix)
    return isinstance(node, (Comment, PreformattedString))


def _is_stored_link(link: Tag) -> bool:
    return link.get("linktype") in LINK_TYPES and str(link.get("id", "")).isdecimal()
