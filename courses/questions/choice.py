"""What `single` and `multiple` share: a list of options, some of them right."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..html import clean_text
from .authoring import MAX_ENTRIES, WORDS, entry_block, html_of, inline_of
from .base import Body, QuestionKind, Response
from .display import arranged, safe
from .text import letters, token

OPTION = {"id": str, "text": str, "correct": bool, "feedback": str}


class OptionBlock(blocks.StructBlock):
    text = entry_block(
        label=_("Option"),
        help_text=_("Plausible and about as long as the others. No jokes, no violent detail."),
    )
    correct = blocks.BooleanBlock(label=_("This option is right"), required=False)
    feedback = entry_block(
        label=_("Feedback"),
        help_text=_("Shown to those who chose this option. Say why, kindly."),
        features=[*WORDS, "link"],
        required=False,
    )

    class Meta:
        icon = "radio-empty"
        label = _("Option")


def options_block() -> blocks.ListBlock:
    return blocks.ListBlock(
        OptionBlock(),
        min_num=2,
        max_num=MAX_ENTRIES,
        label=_("Options"),
        help_text=_("At least two. Learners see them in a shuffled order."),
    )


class ChoiceKind(QuestionKind):
    schema: ClassVar[dict[str, Any]] = {"options": [OPTION]}
    main_field = "options"

    def compose(self, value: Mapping[str, Any]) -> Body:
        options = [
            {
                "text": inline_of(option.get("text")),
                "correct": bool(option.get("correct")),
                "feedback": html_of(option.get("feedback")),
            }
            for option in value.get("options") or []
        ]
        ids = letters(len(options))
        return {"options": [{"id": key} | one for key, one in zip(ids, options, strict=True)]}

    def faults(self, body: Body) -> dict[str, str | Promise]:
        options = body["options"]
        texts = [clean_text(option["text"]) for option in options]
        if not 2 <= len(options) <= MAX_ENTRIES:
            return {"options": _("Please give two to twelve options.")}
        if not all(texts):
            return {"options": _("Every option needs a text.")}
        if len(set(texts)) < len(texts):
            return {"options": _("Two options say the same.")}
        return self.key_faults(sum(option["correct"] for option in options))

    def key_faults(self, right: int) -> dict[str, str | Promise]:
        raise NotImplementedError

    def thaw_own(self, body: Body) -> dict[str, Any]:
        keys = ("text", "correct", "feedback")
        return {"options": [{key: option[key] for key in keys} for option in body["options"]]}

    def draw(self, body: Body, rng: Random) -> list[str]:
        ids = [option["id"] for option in body["options"]]
        return rng.sample(ids, len(ids))

    def right_ids(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"] if option["correct"]]

    def tokens(self, body: Body) -> dict[str, str]:
        """Form value to option id."""
        return {token(option["text"]): option["id"] for option in body["options"]}

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        chosen = response or []
        return {name: [value for value, key in self.tokens(body).items() if key in chosen]}

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        options = [
            {
                "value": token(option["text"]),
                "text": safe(option["text"]),
                "chosen": option["id"] in (response or []),
            }
            for option in arranged(body["options"], order)
        ]
        return {"options": options}

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        chosen = response or []
        several = len(self.right_ids(body)) > 1
        options = [
            judged_option(
                text=safe(option["text"]),
                chosen=option["id"] in chosen,
                right=option["correct"],
                feedback=safe(option["feedback"]),
                several=several,
            )
            for option in arranged(body["options"], order)
        ]
        return {"options": options}


def judged_option(
    *, text: str, chosen: bool, right: bool, feedback: str, several: bool = False
) -> dict[str, Any]:
    """One option on the result page: a sign and words, never colour alone."""
    symbol, note = {
        (True, True): ("✓", gettext("Your answer: correct")),
        (True, False): ("→", gettext("Your answer: not quite yet")),
        (False, True): ("✓", gettext("Also correct") if several else gettext("Correct answer")),
        (False, False): ("", ""),
    }[chosen, right]
    return {
        "text": text,
        "chosen": chosen,
        "right": right,
        "feedback": feedback if chosen or right else "",
        "symbol": symbol,
        "note": note,
    }
