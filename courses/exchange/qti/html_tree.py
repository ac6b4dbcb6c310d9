"""HTML in a string → the same kind of tree as XHTML in a QTI item. Linear, whatever comes in."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext_lazy as _

from ...html import IMPLIED_END, MAX_CHARS, MAX_TAGS, VOID, TooMuchHtml

MAX_OPEN = 60


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        name = tag.rpartition(":")[2]
        if name in IMPLIED_END and self.open[-1].tag == name:
            self.open.pop()
        if len(self.open) > MAX_OPEN and name not in VOID:
            return
        element = SubElement(self.open[-1], name, {key: text or "" for key, text in attrs})
        if name not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In HTML the slash means nothing; `<b/>` stays open only in browsers' eyes.
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        name = tag.rpartition(":")[2]
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == name:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def flush(self) -> None:
        holder, text = self.open[-1], "".join(self._texts)
        self._texts.clear()
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + text
        else:
            holder.text = (holder.text or "") + text


def tree_of(html: str) -> Element:
    """A <div> that holds what the string says. Raises TooMuchHtml before a parser suffers."""
    if len(html) > MAX_CHARS or html.count("<") > 2 * MAX_TAGS:
        raise TooMuchHtml(_("This text contains too many or too deeply nested HTML elements."))
    parser = _Tree()
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.root
