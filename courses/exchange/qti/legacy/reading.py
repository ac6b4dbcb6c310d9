"""A 1.2 document → its questions, with sections as categories."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...items import Found, Note
from ...refusal import Refused
from ...resuming import PASSED_OVER, taken_before
from ..asked import name_of
from ..draft import MAX_NAME, cut
from ..files import Files
from ..manifest import Card
from ..vocabulary import words
from .asked import OldAsked
from .blanks import read_blanks
from .kinds import read_choice, read_matching, read_short

Reader = Callable[[OldAsked], dict[str, Any]]


def read_old(root: Element, member: str, files: Files, card: Card) -> Iterator[Found]:
    """Every <item> of a file, in order."""
    for item, path in _items(root, ()):
        yield _read(OldAsked(item, member, files), path or card.category, card)


def _items(
    element: Element, path: tuple[str, ...], name: str = ""
) -> Iterator[tuple[Element, tuple[str, ...]]]:
    if element.tag == "item":
        yield element, path or ((name,) if name else ())
        return
    for child in element:
        if child.tag == "section":
            title = _title(child)
            yield from _items(child, (*path, title) if title else path, name)
        elif child.tag in {"assessment", "objectbank"}:
            yield from _items(child, path, _title(child))
        elif child.tag == "item":
            yield from _items(child, path, name)


def _title(element: Element) -> str:
    title = element.get("title", "")
    for entry in element.findall("qtimetadata/qtimetadatafield"):
        if words(entry.find("fieldlabel")) == "bank_title":
            title = title or words(entry.find("fieldentry"))
    return cut(" ".join(title.split()), MAX_NAME)


def _read(asked: OldAsked, category: tuple[str, ...], card: Card) -> Found:
    if taken_before() is not None:
        return PASSED_OVER
    common = {
        "line": getattr(asked.item, "line", 1),
        "type": asked.type,
        "name": name_of(asked.item, asked.item.get("ident", "")),
        "member": asked.member,
        "category": category,
        "tags": card.tags,
        "difficulty": card.difficulty,
    }
    try:
        body = _reader(asked)(asked)
    except Refused as refused:
        return Found(**common, refusal=refused.reason)
    except ValidationError as error:
        reason = Note(_("This does not fit here: %(reason)s"), {"reason": " ".join(error.messages)})
        return Found(**common, refusal=reason)
    asked.note_points()
    draft = asked.draft
    return Found(**common, body=body, notes=tuple(draft.notes), pictures=tuple(draft.pictures))


def _reader(asked: OldAsked) -> Reader:
    said = asked.type.lower().replace("_", " ")
    lists, texts = asked.responses("response_lid"), _written(asked)
    if any(word in said for word in ("essay", "long answer", "file upload", "file response")):
        raise Refused(_("Learners write a longer text that a person marks; that is not supported."))
    if any(word in said for word in ("calculated", "formula")):
        raise Refused(_("The question makes up its numbers anew each time; that is not supported."))
    if lists and not texts and any(word in said for word in ("multiple blanks", "dropdowns")):
        return read_blanks
    if any(word in said for word in ("multiple blanks", "dropdowns", "jumbled")):
        raise Refused(_("Questions of the type “%(type)s” are not supported."), type=asked.type)
    if lists and texts:
        raise Refused(_("Several tasks in one question are not supported; please split it."))
    if "matching" in said and lists:
        return read_matching
    if len(lists) == 1 and lists[0].get("rcardinality", "").lower() != "ordered":
        return read_choice
    if len(texts) == 1 and not lists:
        return read_short
    if not lists and not texts and not any(asked.responses(one) for one in OTHER):
        raise Refused(_("This item asks nothing: it is a text without a task."))
    raise Refused(_("Questions of the type “%(type)s” are not supported."), type=asked.type)


OTHER = ("response_grp", "response_xy", "response_extension")


def _written(asked: OldAsked) -> list[Element]:
    return asked.responses("response_str") + asked.responses("response_num")
