"""The elements of the printed HTML, and what each is in a tagged PDF (ISO 32000-1, 14.8.4)."""

from collections.abc import Iterator, Mapping
from typing import Any

ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "img": "Figure",
    "section": "Sect",
}
OF_TABLES = {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"}
INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub"}
INLINE |= {"sup", "u", "var", "pdfpagenumber", "pdfpagecount"}


class Element:
    """One element of the source, carried through the layout; copies of it are itself."""

    __slots__ = ("attributes", "children", "parent", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str], parent: "Element | None" = None
    ) -> None:
        self.tag = tag
        self.attributes = dict(attributes)
        self.parent = parent
        self.children: list[Element] = []
        if parent is not None:
            parent.children.append(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Element":
        return self

    def chain(self) -> Iterator["Element"]:
        """Itself and what it stands in, innermost first."""
        each: Element | None = self
        while each is not None:
            yield each
            each = each.parent

    def inside(self, *tags: str) -> "Element | None":
        """Itself or the nearest element around it that has one of these tags."""
        return next((each for each in self.chain() if each.tag in tags), None)

    @property
    def block(self) -> "Element":
        """The nearest element that is not part of a line."""
        return next((each for each in self.chain() if each.tag not in INLINE), self)

    @property
    def is_ornament(self) -> bool:
        """Inside something that screen readers shall pass over."""
        return any(each.attributes.get("aria-hidden") == "true" for each in self.chain())

    @property
    def role(self) -> str | None:
        """Structure type; None for an element that only groups, or that only lays out.

        A `data-tag` attribute says it outright, e.g. "LI" for a table row that is an item.
        """
        if "data-tag" in self.attributes:
            return self.attributes["data-tag"]
        table = self.inside("table") if self.tag in OF_TABLES else None
        if table is not None and table.attributes.get("role") == "presentation":
            return None
        return ROLES.get(self.tag)
