"""Lesson text in Markdown with `:::` containers → the raw blocks of a lesson's StreamField."""

import re
from collections.abc import Iterator
from typing import Any

import markdown
from bs4 import BeautifulSoup, Tag

from ..html import clean_rich_text

OPENING = re.compile(r'^::: *(?P<kind>[a-z_]+)(?: +"(?P<title>[^"]*)")? *$')
# One line of words: what Markdown makes of it is known, and imports have thousands of them.
WORDS = re.compile(r"[A-Za-zÄÖÜäöüß§„][A-Za-zÄÖÜäöüß0-9 ,;:.?§%/()„“”…–-]*")
RawBlock = dict[str, Any]


class StarterError(ValueError):
    """A starter file that can't be read; the message names the line."""


def html_of(text: str) -> str:
    """Markdown (with tables) as clean HTML."""
    text = text.strip()
    if WORDS.fullmatch(text):
        return f"<p>{text}</p>"
    return clean_rich_text(markdown.markdown(text, extensions=["tables"]))


def blocks_of(text: str) -> list[RawBlock]:
    """The raw stream value of a lesson. Raises StarterError for an unknown or open container."""
    return [block for kind, title, inner in pieces(text) for block in build(kind, title, inner)]


def pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Split into (kind, title, Markdown); running text has the kind "prose"."""
    kind, title, lines, opened = "prose", "", [], 0
    for number, line in enumerate(text.splitlines(), start=1):
        match = OPENING.match(line)
        if match or line.strip() == ":::":
            if bool(match) == bool(opened):
                raise StarterError(f"line {number}: containers must be closed and do not nest")
            if "".join(lines).strip():
                yield kind, title, "\n".join(lines)
            lines, opened = [], number if match else 0
            kind, title = (match["kind"], match["title"] or "") if match else ("prose", "")
        else:
            lines.append(line)
    if opened:
        raise StarterError(f"line {opened}: container is never closed")
    if "".join(lines).strip():
        yield kind, title, "\n".join(lines)


def build(kind: str, title: str, inner: str) -> list[RawBlock]:
    if kind == "prose":
        return prose_and_tables(html_of(inner))
    if kind not in CONTAINERS:
        raise StarterError(f"unknown container '{kind}'")
    return [{"type": kind, "value": CONTAINERS[kind](title, inner)}]


def prose_and_tables(html: str) -> list[RawBlock]:
    """Cut HTML at its tables; a table takes the heading before it as its caption."""
    blocks: list[RawBlock] = []
    prose: list[str] = []
    caption = ""

    def flush() -> None:
        text = "".join(prose).strip()
        if text:
            blocks.append({"type": "prose", "value": text})
        prose.clear()

    for node in BeautifulSoup(html, "html.parser").contents:
        if isinstance(node, Tag) and node.name == "table":
            flush()
            blocks.append({"type": "table", "value": table_of(node, caption)})
            continue
        if isinstance(node, Tag) and node.name in {"h2", "h3"}:
            caption = node.get_text()
        prose.append(str(node))
    flush()
    return blocks


def table_of(table: Tag, caption: str) -> dict[str, Any]:
    headings = [cell.get_text() for cell in table.select("thead th")]
    rows = [
        {"values": [cell.decode_contents() for cell in row.select("td")]}
        for row in table.select("tbody tr")
    ]
    columns = [{"type": "text", "heading": heading} for heading in headings]
    return {"caption": caption, "columns": columns, "rows": rows}


def keypoints(title: str, inner: str) -> dict[str, Any]:
    points = BeautifulSoup(html_of(inner), "html.parser").select("li")
    texts = [point.decode_contents() for point in points]
    return {"title": title or "Das nehmen Sie mit", "points": texts}


def check(title: str, inner: str) -> dict[str, Any]:
    question, mark, answer = inner.partition("\n---\n")
    if not mark:
        raise StarterError(f"check '{title}': '---' between question and answer is missing")
    return {"title": title, "question": html_of(question), "answer": html_of(answer)}


def vignette(title: str, inner: str) -> dict[str, Any]:
    # Fictional; that a second person has read it is for the operator's editors to say.
    return {"title": title, "text": html_of(inner), "origin": "fictional", "checked": False}


def regional_law(title: str, inner: str) -> dict[str, Any]:
    """The title names state, date and heading: `NW | 2026-04-29 | Meldewege`."""
    parts = [part.strip() for part in title.split("|", 2)]
    if len(parts) != 3:
        raise StarterError(f"regional_law '{title}': write \"NW | 2026-04-29 | title\"")
    state, as_of, heading = parts
    return {"state": state, "title": heading, "text": html_of(inner), "as_of": as_of}


def audience(title: str, inner: str) -> dict[str, Any]:
    """The title names whom it is for, and the heading: `childcare, teacher | Was zu tun ist`.

    Instead of groups, or beside them, one of "professionals" and "volunteers".
    """
    whom, mark, heading = title.partition("|")
    names = [name.strip() for name in whom.split(",") if name.strip()]
    kinds = [name for name in names if name in AUDIENCES]
    if not (mark and names and heading.strip()) or len(kinds) > 1:
        raise StarterError(f"audience '{title}': write \"childcare, teacher | heading\"")
    return {
        "title": heading.strip(),
        "kind": "".join(kinds),
        "groups": [name for name in names if name not in kinds],
        "content": prose_and_tables(html_of(inner)),
    }


AUDIENCES = ("professionals", "volunteers")
CONTAINERS = {
    "audience": audience,
    "regional_law": regional_law,
    "keypoints": keypoints,
    "check": check,
    "vignette": vignette,
    "remember": lambda title, inner: {"text": html_of(inner)},
    "reflection": lambda title, inner: {"text": html_of(inner)},
    "accordion": lambda title, inner: {"title": title, "text": html_of(inner)},
    "sensitive": lambda title, inner: {
        "title": title,
        "content": prose_and_tables(html_of(inner)),
    },
}
