"""One vocabulary for QTI 2.0 to 3.0: names as version 2 spells them, without namespaces.

Version 3 says `qti-choice-interaction max-choices="1"` where version 2 says
`choiceInteraction maxChoices="1"`; after `normalise` both are the same tree and need one reader.
"""

from xml.etree.ElementTree import Element

PREFIX = "qti-"
SPEECH = "synthesis"  # SSML has a <sub> of its own, which is no subscript
TOOL = "wagtail-kinderschutz-lms"  # what our writer puts into toolName


def normalise(root: Element) -> Element:
    """Rename elements and attributes of a whole tree in place; linear in its size."""
    for element in root.iter():
        namespace, _brace, name = element.tag.rpartition("}")
        is_third = name.startswith(PREFIX)
        element.tag = camel(name[len(PREFIX) :]) if is_third else name
        if SPEECH in namespace:
            element.tag = "speech"
        if element.attrib:
            renamed = {_attribute(key, is_third): text for key, text in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(renamed)
    return root


def _attribute(key: str, is_third: bool) -> str:
    name = key.rpartition("}")[2]
    if is_third and not name.startswith(("data-", "aria-")):
        return camel(name)
    return name


def camel(name: str) -> str:
    first, *further = name.split("-")
    return first + "".join(word[:1].upper() + word[1:] for word in further)


def kebab(name: str) -> str:
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name)


def is_ours(item: Element) -> bool:
    """Did our writer make this item? Then every blank counts and `label` names the kind."""
    return item.get("toolName") == TOOL


def words(element: Element | None) -> str:
    """All text of an element in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
