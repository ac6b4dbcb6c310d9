"""HTML of a body → the Markdown a person would write, if reading it gives the same HTML again.

Each candidate is read back before it is used; the last one, raw HTML in a `<div>` that the
sanitiser takes away again, holds whatever Markdown cannot say.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

MARKS = {"strong": "**", "em": "*"}
KEPT = frozenset({"b", "i", "u", "code", "sub", "sup", "span", "abbr", "br"})
HEADINGS = {"h2": "## ", "h3": "### ", "h4": "#### "}
SPECIAL = re.compile(r"([\\`*_{}\[\]()>#+\-.!])")
Writer = Callable[[str], str]


class Unsayable(Exception):
    """Markdown has no words for this."""


def markdown_of(html: str, read: Callable[[str], str]) -> str:
    """The source that `read` turns into `html`. Raises ValueError if there is none."""
    if not html:
        return ""
    for candidate in _candidates(html):
        if read(candidate) == html:
            return candidate
    raise ValueError("no source gives this HTML back")


def _candidates(html: str) -> Iterator[str]:
    # In a tag, or a text like ".HTM" is warned about as the name of a file.
    soup = BeautifulSoup(f"<body>{html}</body>", "html.parser").body
    for text in (str, partial(escape, quote=False), _escaped):
        try:
            source = _blocks(soup, text)
        except Unsayable:
            break
        yield source
        # A line end after it keeps the paragraph of an option's feedback.
        yield source + "\n"
    yield html
    yield html + "\n"
    yield _boxed(html)
    yield _boxed(html) + "\n"


def _boxed(html: str) -> str:
    return f"<div>{html.replace(chr(9), '&#9;').replace(chr(10), '&#10;')}</div>"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", escape(text, quote=False))


def _blocks(soup: Tag, text: Writer) -> str:
    if _is_inline(soup):
        return _inline(soup, text)
    nodes = [node for node in soup.contents if isinstance(node, Tag) or node.strip()]
    return "\n\n".join(_block(node, text) for node in nodes)


def _block(node: PageElement, text: Writer) -> str:
    if not isinstance(node, Tag):
        raise Unsayable
    if node.name == "p":
        return _inline(node, text)
    if node.name in HEADINGS:
        return HEADINGS[node.name] + _inline(node, text)
    if node.name in {"ul", "ol"}:
        return "\n".join(_items(node, text))
    raise Unsayable


def _is_inline(holder: Tag) -> bool:
    names = KEPT | MARKS.keys() | {"a"}
    return all(not isinstance(node, Tag) or node.name in names for node in holder.contents)


def _items(node: Tag, text: Writer) -> Iterator[str]:
    number = 0
    for item in node.contents:
        if isinstance(item, Tag) and item.name == "li":
            number += 1
            yield (f"{number}. " if node.name == "ol" else "- ") + _inline(item, text)
        elif str(item).strip():
            raise Unsayable


def _inline(holder: Tag, text: Writer) -> str:
    return "".join(_span(node, text) for node in holder.contents)


def _span(node: PageElement, text: Writer) -> str:
    if not isinstance(node, Tag):
        return text(str(node))
    inner = _inline(node, text)
    if node.name in MARKS:
        return MARKS[node.name] + inner + MARKS[node.name]
    if node.name == "a" and set(node.attrs) == {"href"}:
        return f"[{inner}]({node['href']})"
    if node.name in KEPT:
        attributes = "".join(f' {key}="{escape(str(value))}"' for key, value in node.attrs.items())
        return f"<{node.name}{attributes}>" + (
            "" if node.name == "br" else f"{inner}</{node.name}>"
        )
    raise Unsayable
