"""choiceInteraction → single or multiple choice, or true/false if the file is our own."""

from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from .asked import Asked
from .declarations import Declaration, of_interaction
from .draft import judged
from .feedback import feedback_of
from .scoring import note_choice, way_of
from .vocabulary import is_ours

TRUE, FALSE = "true", "false"


def read_choice(asked: Asked) -> dict[str, Any]:
    """The canonical body. Raises Refused."""
    interaction = asked.only
    declared = of_interaction(interaction, asked.declared)
    found = [
        (one.get("identifier", "").strip(), asked.prose.html(one), one)
        for one in interaction.iter("simpleChoice")
    ]
    own, common = feedback_of(asked.item, asked.prose, asked.draft, {key for key, *_more in found})
    common_value = {"prompt": asked.prompt(), "feedback": common}
    right = declared.right()
    if is_ours(asked.item) and asked.item.get("label") == "true_false":
        return judged("true_false", common_value | _statement(right, own))
    note_choice(
        way_of(asked.item), declared, {key: key in right for key, *_more in found}, asked.draft
    )
    if any(element.get("fixed") == "true" for *_more, element in found):
        _note_fixed(interaction, asked)
    options = [
        {"text": text, "correct": key in right, "feedback": own.get(key, "")}
        for key, text, _element in found
    ]
    return judged(_kind(declared, right, asked), common_value | {"options": options})


def _statement(right: tuple[str, ...], own: dict[str, str]) -> dict[str, Any]:
    return {
        "answer": right[0],
        "feedback_true": own.get(TRUE, ""),
        "feedback_false": own.get(FALSE, ""),
    }


def _kind(declared: Declaration, right: tuple[str, ...], asked: Asked) -> str:
    only_one = asked.only.get("maxChoices") == "1" and len(right) == 1
    if declared.cardinality != "single" and not only_one:
        return "multiple"
    if len(right) > 1:
        asked.draft.note(
            _("Several answers were right although only one could be chosen; now all of them "
              "have to be chosen. Please check it."),
        )  # fmt: skip
        return "multiple"
    return "single"


def _note_fixed(interaction: Element, asked: Asked) -> None:
    if interaction.get("shuffle") == "true":
        asked.draft.note(_("Some answers had a fixed place; here all answers are shuffled."))
