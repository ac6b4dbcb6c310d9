"""Text of a page as it goes on paper: nothing folded, nothing to press, only what one can read."""

from bs4 import BeautifulSoup, Tag

SILENT = ("audio", "video", "button", "script", "style", "template")
# What a printed document is made of; everything else passes its content on.
KEPT = frozenset(
    {
        *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "section", "blockquote"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "br", "img"),
        *("a", "strong", "b", "em", "i", "sub", "sup", "span"),
    }
)
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}, "th": {"scope"}}


def for_paper(html: str) -> str:
    """The same text with plain elements: folded parts stand open under a heading of their own.

    No class, id or role is left, so that any style sheet, browser or PDF tagger can take it.
    """
    soup = BeautifulSoup(html, "html.parser")
    for node in soup(SILENT):
        node.decompose()
    for node in soup("details"):
        node.name = "section"
    for node in soup("summary"):
        node.name = "h3"
    for node in [*soup.find_all(True)]:
        simplify(node)
    return str(soup).strip()


def simplify(node: Tag) -> None:
    if node.name not in KEPT and not needs_paragraph(node):
        node.unwrap()
        return
    if node.name not in KEPT:
        node.name = "p"
    allowed = ATTRIBUTES.get(node.name, set())
    node.attrs = {name: value for name, value in node.attrs.items() if name in allowed}
    # An address within the page leads nowhere on paper.
    if node.name == "a" and str(node.get("href", "")).startswith("#"):
        node.unwrap()


def needs_paragraph(node: Tag) -> bool:
    """Words that would stand loose between blocks without their frame."""
    has_blocks = node.find(["p", "ul", "ol", "table", "section", "h2", "h3", "h4"])
    return node.name in {"div", "figcaption"} and not has_blocks and bool(node.get_text(strip=True))
