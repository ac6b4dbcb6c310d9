"""How an item wants to be scored, and the notes where our scoring differs.

Templates: QTI 2.1 section 8.2 (match_correct, map_response) and the Common Cartridge ones (CC2_…).
"""

from collections.abc import Collection
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .declarations import Declaration
from .draft import Draft
from .vocabulary import is_ours

MATCH, MAP, OWN, NONE = "match", "map", "own", "none"
# What the two templates and their usual hand-written copies consist of.
FAMILIAR = frozenset(
    {"responseProcessing", "responseCondition", "responseIf", "responseElse", "responseElseIf",
     "match", "variable", "correct", "setOutcomeValue", "baseValue", "mapResponse", "sum", "and",
     "isNull", "not", "gt", "gte", "lt", "lte", "equal", "member", "default"}
)  # fmt: skip


def way_of(item: Element) -> str:
    """One of MATCH, MAP, OWN and NONE."""
    processing = item.find("responseProcessing")
    if processing is None:
        return NONE
    template = processing.get("template") or processing.get("templateLocation") or ""
    template = template.rstrip("/").rpartition("/")[2].lower()
    if "match" in template:
        return MATCH
    if template.startswith(("map_response", "cc2_map_response")) and "point" not in template:
        return MAP
    used = {element.tag for element in processing.iter()}
    if used == {"responseProcessing"}:
        return OWN if template else NONE
    if not used <= FAMILIAR:
        return OWN
    if "mapResponse" in used:
        return MAP
    return MATCH if "correct" in used else OWN


def note_way(item: Element, draft: Draft) -> None:
    if way_of(item) == OWN and not is_ours(item):
        draft.note(_("The question has its own rules for points; our scoring is used instead."))


def refuse_ranges(item: Element) -> None:
    """An answer that may differ from the right number can't be compared as text."""
    for test in item.iter("equal"):
        exact = test.get("toleranceMode", "exact") == "exact"
        if not exact and any(char in "123456789" for char in test.get("tolerance", "")):
            raise Refused(_("A range of numbers is right here; only exact answers are supported."))


def note_choice(way: str, declared: Declaration, options: dict[str, bool], draft: Draft) -> None:
    """Notes for single and multiple choice; `options` says which identifier is right."""
    right = [declared.values.get(key, declared.default) for key, good in options.items() if good]
    wrong = [
        declared.values.get(key, declared.default) for key, good in options.items() if not good
    ]
    if declared.cardinality == "single":
        if any(worth > 0 for worth in wrong):
            draft.note(_("Answers that were partly right count as wrong here."))
        return
    if way == MATCH:
        _note_all_or_nothing(draft)
    elif way == MAP and not _like_ours(right, wrong):
        weights = "; ".join(f"{worth:g}" for worth in [*right, *wrong])
        draft.note(
            _("The answers had weights of their own (%(weights)s). Here each right one adds and "
              "each wrong one takes away the same."), weights=weights,
        )  # fmt: skip


def _like_ours(right: Collection[float], wrong: Collection[float]) -> bool:
    best = max(right, default=0.0)
    return best > 0 and all(
        abs(worth - best) < 0.01 * best for worth in [*right, *(-one for one in wrong)]
    )


def note_parts(way: str, declared: Declaration, right: Collection[str], draft: Draft) -> None:
    """Notes for matching, associating and gaps to fill: here each part counts the same."""
    if way == MATCH and len(right) > 1:
        _note_all_or_nothing(draft)
    elif way == MAP and declared.values:
        worth = {declared.values.get(one, declared.default) for one in right}
        if len(worth) > 1 or min([declared.default, *declared.values.values()]) < 0:
            draft.note(_("The parts had weights of their own; here each counts the same."))


def _note_all_or_nothing(draft: Draft) -> None:
    draft.note(_("Points were given for a fully right answer only; here a part earns a part."))
