"""Response declarations: which answer is right, and what each answer is worth."""

import math
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .vocabulary import words

PAIRS = frozenset({"pair", "directedPair"})
SINGLE = "single"


@dataclass(frozen=True)
class Declaration:
    """One response variable. `values` maps an answer to its worth, as the item says it."""

    identifier: str
    cardinality: str = SINGLE
    base_type: str = "identifier"
    correct: tuple[str, ...] = ()
    values: dict[str, float] = field(default_factory=dict)
    default: float = 0.0
    lower: float | None = None
    strict_case: frozenset[str] = frozenset()

    def right(self) -> tuple[str, ...]:
        """The right answers. Raises Refused where the item does not say."""
        if self.correct:
            return self.correct
        worth = {key: value for key, value in self.values.items() if value > max(self.default, 0)}
        best = [key for key, value in worth.items() if value == max(worth.values())]
        if self.cardinality == "ordered" or not worth:
            raise Refused(_("The question does not say which answer is right."))
        if self.cardinality == SINGLE and len(best) > 1 and self.base_type == "identifier":
            raise Refused(_("The question does not say which of several answers is right."))
        return tuple(best if self.cardinality == SINGLE else worth)

    def pairs(self) -> list[tuple[str, str]]:
        """Right answers that are pairs."""
        found = [tuple(text.split()) for text in self.right()]
        return [(one[0], one[1]) for one in found if len(one) == 2]


def declarations_of(item: Element) -> dict[str, Declaration]:
    found = [_declaration(one) for one in item.iter("responseDeclaration")]
    return {one.identifier: one for one in found}


def of_interaction(interaction: Element, declared: dict[str, Declaration]) -> Declaration:
    """Raises Refused for an interaction without a declaration."""
    identifier = interaction.get("responseIdentifier", "").strip()
    if identifier in declared:
        return declared[identifier]
    if len(declared) == 1 and not identifier:
        return next(iter(declared.values()))
    raise Refused(_("The question does not say which answer is right."))


def _declaration(element: Element) -> Declaration:
    base_type = element.get("baseType", "")
    correct = element.find("correctResponse")
    mapping = element.find("mapping")
    values = correct.findall("value") if correct is not None else []
    entries = mapping.findall("mapEntry") if mapping is not None else []
    keys = [_answer(entry.get("mapKey", ""), base_type) for entry in entries]
    return Declaration(
        identifier=element.get("identifier", "").strip(),
        cardinality=element.get("cardinality", SINGLE).strip(),
        base_type=base_type,
        correct=tuple(
            dict.fromkeys(filter(None, (_answer(words(one), base_type) for one in values)))
        ),
        values={
            key: number(entry.get("mappedValue"))
            for key, entry in zip(keys, entries, strict=True)
            if key
        },
        default=number(mapping.get("defaultValue")) if mapping is not None else 0.0,
        lower=_bound(mapping),
        strict_case=frozenset(
            key
            for key, entry in zip(keys, entries, strict=True)
            if entry.get("caseSensitive", "true") == "true"
        ),
    )


def _answer(text: str, base_type: str) -> str:
    return " ".join(text.split()) if base_type in PAIRS else text.strip()


def _bound(mapping: Element | None) -> float | None:
    if mapping is None or mapping.get("lowerBound") is None:
        return None
    return number(mapping.get("lowerBound"))


def number(text: str | None) -> float:
    """A finite number; anything else counts as nothing."""
    try:
        found = float(text or 0)
    except ValueError:
        return 0.0
    return found if math.isfinite(found) else 0.0
