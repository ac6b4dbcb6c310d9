"""Clean HTML of a body → XHTML as QTI allows it.

What QTI has no word for is written so that our reader finds it again: `title` becomes `label`
(QTI: "application-specific data"), underlining a class of the shared vocabulary.
"""

import re
from html.parser import HTMLParser

from ....html import VOID
from .dialect import escape, tag

BLOCK = re.compile(r"<(?:p|ul|ol|h2|h3|h4|blockquote|hr|table)\b")
RENAMED = {"title": "label", "lang": "xml:lang"}


def is_inline(html: str) -> bool:
    return not BLOCK.search(html)


class _Xhtml(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {RENAMED.get(key, key): text or "" for key, text in attrs}
        written = name
        if name == "u":
            written, attributes = "span", {"class": "qti-underline"}
        elif name == "a" and "href" not in attributes:
            written, attributes = "span", attributes | {"class": "no-link"}
        empty = tag(written, attributes)
        if name in VOID:
            self.parts.append(empty)
            return
        self.parts.append(empty[:-2] + ">")
        self.open.append((name, written))

    def handle_endtag(self, name: str) -> None:
        if any(name == one for one, _written in self.open):
            while self.open:
                one, written = self.open.pop()
                self.parts.append(f"</{written}>")
                if one == name:
                    return

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data))


def xhtml(html: str) -> str:
    if not any(char in html for char in "<&>"):
        return html
    parser = _Xhtml()
    parser.feed(html)
    parser.close()
    parser.parts.extend(f"</{written}>" for _name, written in reversed(parser.open))
    return "".join(parser.parts)
