"""Tests: the order of their questions and the sections that become categories."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .draft import MAX_NAME, cut
from .files import Files

MAX_STEPS = 10
REFERENCES = frozenset({"assessmentItemRef", "assessmentSectionRef"})


@dataclass(frozen=True)
class Placed:
    """A question a test asks for. `member` is None where the package does not hold it."""

    link: str
    line: int
    member: str | None
    category: tuple[str, ...]


def placed_in(test: Element, member: str, files: Files) -> Iterator[Placed]:
    """The questions of a test or section, in order. Sections without a title add no step."""
    yield from _walk(test, member, files, ())


def _walk(element: Element, member: str, files: Files, path: tuple[str, ...]) -> Iterator[Placed]:
    for child in element:
        if child.tag in REFERENCES:
            link = child.get("href", "")
            line = getattr(child, "line", 1)
            yield Placed(link[:MAX_NAME], line, files.find(link, member), path)
        elif child.tag == "assessmentSection":
            title = " ".join((child.get("title") or "").split())
            step = (cut(title, MAX_NAME),) if title and child.get("visible") != "false" else ()
            yield from _walk(child, member, files, (path + step)[:MAX_STEPS])
        else:
            yield from _walk(child, member, files, path)
