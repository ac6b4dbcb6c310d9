"""The text around gaps: where the question ends and the text begins, and its lines."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from .prose import BLOCKS, PARAGRAPHS

# XML can't hold these characters, so no text of an item can look like a marker.
OPEN, CLOSE = "\x01", "\x02"
HOLDERS = PARAGRAPHS | {"blockquote", "gapMatch"}


def parted(holder: Element, gaps: set[Element]) -> tuple[Element, Element]:
    """(what comes before the first block with a gap, everything from there on)."""
    children = list(holder)
    place = next((i for i, one in enumerate(children) if _holds(one, gaps)), len(children))
    start = place
    if place < len(children) and not _is_block(children[place]):
        # A gap amid running text: the text before it in the same run belongs to it.
        while start and not _is_block(children[start - 1]):
            start -= 1
    before, rest = Element("div"), Element("div")
    before.text = holder.text if start or _is_block_at(children, place) else None
    rest.text = None if before.text is not None else holder.text
    before.extend(children[:start])
    if start and start <= place < len(children) and not _is_block(children[place]):
        rest.text, children[start - 1].tail = children[start - 1].tail, None
    if place < len(children) and _can_open(children[place]):
        inner_before, inner_rest = parted(children[place], gaps)
        before.append(inner_before)
        inner_rest.tail = children[place].tail
        rest.append(inner_rest)
        rest.extend(children[place + 1 :])
    else:
        rest.extend(children[start:])
    return before, rest


def _holds(element: Element, gaps: set[Element]) -> bool:
    return any(one in gaps for one in element.iter())


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or element.tag == "gapMatch"


def _is_block_at(children: list[Element], place: int) -> bool:
    return place < len(children) and _is_block(children[place])


def _can_open(element: Element) -> bool:
    """A mere wrapper around blocks; our own writer marks the text so that it stays whole."""
    return (
        element.tag in HOLDERS
        and element.get("label") != "text"
        and any(_is_block(child) for child in element)
    )


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" or (tag in BLOCKS and tag not in {"td", "th"} and self.lines[-1]):
            self.lines.append([])
        elif tag in {"td", "th"} and self.lines[-1]:
            self.lines[-1].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS and tag not in {"td", "th"}:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(data)


def lines_of(html: str, *, exact: bool) -> str:
    """The words of HTML, one line for each block; `exact` keeps blanks and empty lines."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    lines = ["".join(line) for line in parser.lines]
    if exact:
        return "\n".join(lines).strip()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
