"""orderInteraction → ordering; matchInteraction and associateInteraction → matching."""

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .asked import Asked
from .declarations import of_interaction
from .draft import judged
from .feedback import feedback_of
from .scoring import note_parts, way_of

Pair = tuple[str, str]


def read_order(asked: Asked) -> dict[str, Any]:
    """The canonical body. Raises Refused."""
    declared = of_interaction(asked.only, asked.declared)
    choices = {one.get("identifier", "").strip(): one for one in asked.only.iter("simpleChoice")}
    right = [key for key in declared.right() if key in choices]
    if len(right) < len(choices):
        raise Refused(
            _("Only some of the entries have to be put into order; that is unknown here.")
        )
    if way_of(asked.item) == "map":
        asked.draft.note(_("A partly right order earned points; here only the full order does."))
    _own, common = feedback_of(asked.item, asked.prose, asked.draft)
    items = [asked.plain(choices[key]) for key in right]
    return judged("ordering", {"prompt": asked.prompt(), "feedback": common, "items": items})


def read_match(asked: Asked) -> dict[str, Any]:
    """The canonical body. Raises Refused."""
    declared = of_interaction(asked.only, asked.declared)
    sets = [_entries(one) for one in asked.only.iter("simpleMatchSet")]
    if len(sets) != 2:
        raise Refused(_("This matching question does not have two sides."))
    first, second = sets
    pairs = [pair for pair in declared.pairs() if pair[0] in first and pair[1] in second]
    if not _each_once(pairs, first):
        turned = [(right, left) for left, right in pairs]
        if _each_once(turned, second):
            first, second, pairs = second, first, turned
    note_parts(way_of(asked.item), declared, declared.right(), asked.draft)
    return _matching(asked, first, second, pairs)


def read_associate(asked: Asked) -> dict[str, Any]:
    """The canonical body. Raises Refused."""
    declared = of_interaction(asked.only, asked.declared)
    entries = _entries(asked.only)
    pairs = [pair for pair in declared.pairs() if pair[0] in entries and pair[1] in entries]
    used = Counter(key for pair in pairs for key in pair)
    # What belongs to several others can only be on the right.
    pairs = [(right, left) if used[left] > 1 else (left, right) for left, right in pairs]
    asked.draft.note(_("Entries could be paired freely; now one of each pair is given."))
    note_parts(way_of(asked.item), declared, declared.right(), asked.draft)
    lefts = {left: entries[left] for left, _right in pairs}
    return _matching(asked, lefts, {k: v for k, v in entries.items() if k not in lefts}, pairs)


def _matching(
    asked: Asked, lefts: dict[str, Element], rights: dict[str, Element], pairs: list[Pair]
) -> dict[str, Any]:
    times = Counter(left for left, _right in pairs)
    if any(count > 1 for count in times.values()):
        raise Refused(_("An entry belongs to several others; here each belongs to exactly one."))
    if any(right not in rights for _left, right in pairs):
        raise Refused(_("An entry belongs to several others; here each belongs to exactly one."))
    if len(times) < len(lefts):
        asked.draft.note(_("Entries on the left that belong to nothing were left out."))
    key = dict(pairs)
    texts = {right: asked.plain(element) for right, element in rights.items()}
    used = {texts[right] for right in key.values()}
    _own, common = feedback_of(asked.item, asked.prose, asked.draft)
    value = {
        "prompt": asked.prompt(),
        "feedback": common,
        "pairs": [
            {"left": asked.prose.html(element), "right": texts[key[left]]}
            for left, element in lefts.items()
            if left in key
        ],
        "distractors": [text for text in dict.fromkeys(texts.values()) if text not in used],
    }
    return judged("matching", value)


def _entries(holder: Element) -> dict[str, Element]:
    return {one.get("identifier", "").strip(): one for one in holder.iter("simpleAssociableChoice")}


def _each_once(pairs: list[Pair], lefts: dict[str, Element]) -> bool:
    return Counter(left for left, _right in pairs) == Counter(lefts.keys())
