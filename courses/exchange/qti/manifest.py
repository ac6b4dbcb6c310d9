"""imsmanifest.xml: which files are questions, and what their cards (LOM) say of them.

IMS Content Packaging 1.1.4/1.2; metadata in IEEE LOM or the older IMS LRM 1.2 spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .draft import MAX_NAME, cut, tidy_tags
from .files import Files
from .vocabulary import words

NAME = "imsmanifest.xml"
QUESTION_ENDINGS = (".xml", ".qti", ".dat")
# Descriptions, not questions: never offered as "a file that could not be read".
NO_QUESTIONS = ("webcontent", "css", "assessment_meta", "course_settings")
DIFFICULTIES = {
    "very easy": "easy", "easy": "easy", "medium": "medium", "average": "medium",
    "difficult": "hard", "hard": "hard", "very difficult": "hard",
}  # fmt: skip


@dataclass(frozen=True)
class Card:
    """What a manifest says about one file."""

    type: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    difficulty: str = ""


NO_CARD = Card()


def manifest_name(names: list[str]) -> str | None:
    """The outermost manifest of a package, wherever it lies."""
    found = [name for name in names if name.rpartition("/")[2].lower() == NAME]
    return min(found, key=lambda name: (name.count("/"), name), default=None)


def resources_of(manifest: Element, name: str, files: Files) -> dict[str, Card]:
    """Member → card, for every file a resource names first; in the order of the manifest."""
    found: dict[str, Card] = {}
    for resource in manifest.iter("resource"):
        if resource.get("type", "").startswith(NO_QUESTIONS):
            continue
        card = card_of(resource)
        for link in _links(resource):
            member = files.find(link, name)
            if member and member.lower().endswith(QUESTION_ENDINGS) and member not in found:
                found[member] = card
    return found


def missing_items(manifest: Element, name: str, files: Files) -> Iterator[str]:
    """Questions the manifest promises but the package does not hold."""
    for resource in manifest.iter("resource"):
        link = resource.get("href", "")
        if "qti_item" in resource.get("type", "") and link and not files.find(link, name):
            yield link[:MAX_NAME]


def _links(resource: Element) -> Iterator[str]:
    # Blackboard names its data in an attribute of its own, bb:file.
    yield from (resource.get("href", ""), resource.get("file", ""))
    yield from (one.get("href", "") for one in resource.iter("file"))


def card_of(resource: Element) -> Card:
    lom = next(resource.iter("lom"), None)
    general = lom.find("general") if lom is not None else None
    difficulty = next(lom.iter("difficulty"), None) if lom is not None else None
    return Card(
        type=resource.get("type", ""),
        title=cut(words(general.find("title")), MAX_NAME) if general is not None else "",
        tags=tidy_tags(
            [words(one) for one in general.findall("keyword")] if general is not None else []
        ),
        category=_category(lom),
        difficulty=DIFFICULTIES.get(_value(difficulty).lower(), ""),
    )


def _value(element: Element | None) -> str:
    value = element.find("value") if element is not None else None
    return words(value if value is not None else element)


def _category(lom: Element | None) -> tuple[str, ...]:
    """The first path through a classification."""
    path = next(lom.iter("taxonPath"), None) if lom is not None else None
    if path is None:
        path = next(lom.iter("taxonpath"), None) if lom is not None else None
    if path is None:
        return ()
    steps = (words(taxon.find("entry")) or words(taxon.find("id")) for taxon in path.iter("taxon"))
    return tuple(cut(step, MAX_NAME) for step in steps if step)
