"""Which parts of a question's HTML the editor can show, and which it has to keep as they are.

The editor knows paragraphs, headings, lists and marks within a line. A table, or a list with
paragraphs in it, would fall apart in there: such a part becomes one `<kept>` element, which the
editor shows as a block that can be deleted but not changed. Pure.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

KEPT = "kept"
MARKS = frozenset({"b", "strong", "i", "em", "u", "code", "sub", "sup"})
# The editor allows one of these for each letter, never one inside another.
ENTITIES = frozenset({"a", "abbr", "span"})
INLINE = MARKS | ENTITIES | {"br"}
LINES = frozenset({"p", "h2", "h3", "h4", "blockquote"})
LISTS = frozenset({"ul", "ol"})
MAX_LEVELS = 5
SIMPLE = re.compile(r'(?:[^<]++|</?(?:p|b|i|strong|em|br/?)(?: data-block-key="\w*")?>)*+')


def with_kept(clean: str) -> str:
    """Clean HTML in which the editor understands every element, or finds it kept."""
    if SIMPLE.fullmatch(clean):
        return clean
    soup = BeautifulSoup(clean, "html.parser")
    _simplify(soup)
    previous = ""
    for parts in list(_runs(soup)):
        first = parts[0]
        name = first.name if isinstance(first, Tag) and first.name not in INLINE else ""
        # Two lists of a kind, one after the other, would come out of the editor as one.
        merges = name in LISTS and name == previous
        if merges or not all(map(_can_show, parts)):
            _keep(parts, soup)
        previous = name
    return soup.decode(formatter="minimal")


def _runs(soup: BeautifulSoup) -> Iterator[list[PageElement]]:
    """Each block alone, and each line of text that stands between blocks."""
    line: list[PageElement] = []
    for part in soup.children:
        if isinstance(part, Tag) and part.name not in INLINE:
            if line:
                yield line
            line = []
            yield [part]
        elif line or _says_something(part):
            line.append(part)
    if line:
        yield line


def _keep(parts: list[PageElement], soup: BeautifulSoup) -> None:
    html = "".join(
        part.decode(formatter="minimal") if isinstance(part, Tag) else part.output_ready("minimal")
        for part in parts
    )
    parts[0].insert_before(soup.new_tag(KEPT, html=html))
    for part in parts:
        part.extract()


def _simplify(soup: BeautifulSoup) -> None:
    """Take away what says nothing: `<li><p>x</p></li>` is `<li>x</li>`."""
    for span in soup.find_all(["span", "a"]):
        if not span.attrs:
            span.unwrap()
    for holder in soup.find_all(["li", "blockquote"]):
        inner = [child for child in holder.children if _says_something(child)]
        first = inner[0] if inner else None
        alone = all(isinstance(child, Tag) and child.name in LISTS for child in inner[1:])
        if isinstance(first, Tag) and first.name == "p" and alone:
            first.unwrap()


def _can_show(part: PageElement) -> bool:
    if not isinstance(part, Tag) or part.name in INLINE:
        return _can_show_inline(part)
    if part.name in LINES:
        return all(map(_can_show_inline, part.children))
    return part.name in LISTS and _can_show_list(part, level=1)


def _can_show_list(block: Tag, *, level: int) -> bool:
    items = [child for child in block.children if _says_something(child)]
    return level <= MAX_LEVELS and all(
        isinstance(item, Tag) and item.name == "li" and _can_show_item(item, level=level)
        for item in items
    )


def _can_show_item(item: Tag, *, level: int) -> bool:
    """Words first, then at most one list of the next level."""
    parts = [child for child in item.children if _says_something(child)]
    lists = [part for part in parts if isinstance(part, Tag) and part.name in LISTS]
    if len(lists) > 1 or (lists and parts[-1] is not lists[0]):
        return False
    return all(_can_show_inline(part) for part in parts if part not in lists) and all(
        _can_show_list(one, level=level + 1) for one in lists
    )


def _can_show_inline(part: PageElement, *, inside_entity: bool = False) -> bool:
    if not isinstance(part, Tag):
        return True
    if part.name not in INLINE or _is_document(part):
        return False
    # A break there would come out as a blank.
    if inside_entity and (part.name in ENTITIES or part.name == "br"):
        return False
    inside = inside_entity or part.name in ENTITIES
    return all(_can_show_inline(child, inside_entity=inside) for child in part.children)


def _is_document(part: Tag) -> bool:
    return part.get("linktype") == "document"


def _says_something(part: PageElement) -> bool:
    return isinstance(part, Tag) or (isinstance(part, NavigableString) and bool(part.strip()))
