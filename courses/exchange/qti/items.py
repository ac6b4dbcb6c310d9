"""One QTI 2.x or 3.0 item → one `Found`: which interaction it has, and who reads it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..items import Found, Note
from ..refusal import Refused
from ..resuming import PASSED_OVER, taken_before
from .asked import Asked, name_of
from .choices import read_choice
from .clozes import read_entries, read_gap_match
from .manifest import NO_CARD, Card
from .pairs import read_associate, read_match, read_order
from .scoring import note_way

GAPS = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
READERS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "choiceInteraction": read_choice,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "associateInteraction": read_associate,
    "gapMatchInteraction": read_gap_match,
}
ON_AN_IMAGE = _("Learners work on an image here; that is not supported.")
REASONS = {
    "extendedTextInteraction": _("Learners write a longer text that a person marks; that is not "
                                 "supported."),
    "uploadInteraction": _("Learners hand in a file here; that is not supported."),
    "drawingInteraction": ON_AN_IMAGE,
    "hotspotInteraction": ON_AN_IMAGE,
    "selectPointInteraction": ON_AN_IMAGE,
    "positionObjectInteraction": ON_AN_IMAGE,
    "sliderInteraction": _("Learners choose a value on a scale here; that is not supported."),
    "mediaInteraction": _("Learners watch or listen to a recording here; that is not supported."),
    "hottextInteraction": _("Learners mark words in a text here; that is not supported."),
    "customInteraction": _("The question brings a program of its own; that is not supported."),
    "portableCustomInteraction": _("The question brings a program of its own; that is not "
                                   "supported."),
}  # fmt: skip
RANDOM = frozenset({"templateDeclaration", "templateProcessing", "templateBlock", "templateInline"})


def read_item(asked: Asked, card: Card = NO_CARD) -> Found:
    """Never raises: what can't be taken over carries its reason."""
    if taken_before() is not None:
        return PASSED_OVER
    names = list(dict.fromkeys(one.tag for one in asked.interactions))
    common = {
        "line": getattr(asked.item, "line", 1),
        "type": ", ".join(names) or asked.item.tag,
        "name": name_of(asked.item, card.title),
        "member": asked.member,
        "category": card.category,
        "tags": card.tags,
        "difficulty": card.difficulty,
    }
    try:
        body = _reader(asked, names)(asked)
    except Refused as refused:
        return Found(**common, refusal=refused.reason)
    except ValidationError as error:
        reason = Note(_("This does not fit here: %(reason)s"), {"reason": " ".join(error.messages)})
        return Found(**common, refusal=reason)
    _note_surroundings(asked)
    draft = asked.draft
    return Found(**common, body=body, notes=tuple(draft.notes), pictures=tuple(draft.pictures))


def _reader(asked: Asked, names: list[str]) -> Callable[[Asked], dict[str, Any]]:
    if not names:
        raise Refused(_("This item asks nothing: it is a text without a task."))
    for name in names:
        if name in REASONS or name not in READERS.keys() | GAPS:
            raise Refused(_reason(name), type=name)
    if any(element.tag in RANDOM for element in asked.item.iter()):
        raise Refused(_("The question makes up its numbers anew each time; that is not supported."))
    if asked.item.get("adaptive") == "true":
        raise Refused(_("The question goes on after the first answer; that is not supported."))
    if set(names) <= GAPS:
        return read_entries
    if len(asked.interactions) > 1:
        raise Refused(_("Several tasks in one question are not supported; please split it."))
    return READERS[names[0]]


def _reason(name: str) -> Any:
    if name.startswith("graphic"):
        return ON_AN_IMAGE
    return REASONS.get(name, _("Questions of the type “%(type)s” are not supported."))


def _note_surroundings(asked: Asked) -> None:
    item, draft = asked.item, asked.draft
    note_way(item, draft)
    if item.find("stylesheet") is not None:
        draft.note(_("The format's own styles were left out."))
    if any(item.find(name) is not None for name in ("catalogInfo", "companionMaterialsInfo")):
        draft.note(_("Further material beside the question was left out."))
