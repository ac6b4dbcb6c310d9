"""Text of version 1.2: <material> with <mattext>, in all the ways exporters spell it."""

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..html_tree import tree_of
from ..prose import Prose

RESPONSES = frozenset({"response_lid", "response_str", "response_num", "response_grp",
                       "response_xy", "response_extension", "render_choice"})  # fmt: skip
TEXTS = frozenset({"mattext", "mat_formattedtext", "matemtext"})
# Blackboard's parts of a question that are no question text.
ANSWER_BLOCKS = frozenset({"RESPONSE_BLOCK", "RIGHT_MATCH_BLOCK"})
TAGS = re.compile(r"</?(?:p|br|b|i|u|strong|em|div|span|ul|ol|li|sub|sup|img|table|a)\b", re.I)


def material_html(holder: Element | None, prose: Prose, *, pictures: bool = False) -> str:
    """All text inside an element, one piece after the other; responses are left out."""
    if holder is None:
        return ""
    pieces = (_piece(one, prose, pictures) for one in _parts(holder))
    return "".join(filter(None, (piece.strip() for piece in pieces)))


def _parts(holder: Element) -> Iterator[Element]:
    for child in holder:
        if child.tag in RESPONSES or child.get("class") in ANSWER_BLOCKS:
            continue
        if child.tag in TEXTS or child.tag in {"matimage", "matbreak", "img"}:
            yield child
        else:
            yield from _parts(child)


def _piece(element: Element, prose: Prose, pictures: bool) -> str:
    if element.tag == "matbreak":
        return "<br>"
    if element.tag in {"matimage", "img"}:
        holder = Element("div")
        holder.append(_image(element))
        return prose.html(holder, pictures=pictures)
    text = element.text or ""
    if len(element):
        return prose.html(element, pictures=pictures)
    if is_html(element, text):
        return prose.html(tree_of(text), pictures=pictures)
    lines = [html.escape(line.strip(), quote=False) for line in text.strip().splitlines()]
    return f"<p>{'<br>'.join(lines)}</p>" if any(lines) and pictures else "<br>".join(lines)


def is_html(element: Element, text: str) -> bool:
    """`texttype` decides; where it is missing, known tags do."""
    said = (element.get("texttype") or element.get("type") or "").lower()
    if "html" in said:
        return True
    return said != "text/plain" and bool(TAGS.search(text))


def _image(element: Element) -> Element:
    if element.tag == "img":
        return element
    source = element.get("uri") or element.get("label", "")
    if element.get("embedded") == "base64":
        kind = element.get("imagtype") or element.get("imagetype") or "image/png"
        source = f"data:{kind};base64,{''.join((element.text or '').split())}"
    return Element("img", {"src": source, "alt": element.get("alt", "")})
