"""Several options may be right; partial credit."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .authoring import QuestionBlock, feedback_block, prompt_block
from .base import Body, Grade, MalformedResponse, Part, Response
from .choice import ChoiceKind, options_block
from .pictures import pictures_block
from .submitted import many, picked


class MultipleKind(ChoiceKind):
    slug = "multiple"
    label = _("Multiple choice")
    icon = "tasks"
    task = _("Choose all right answers.")
    hint = _("Several answers are possible.")

    def block(self) -> QuestionBlock:
        return MultipleBlock()

    def key_faults(self, right: int) -> dict[str, str | Promise]:
        return {} if right else {"options": _("Please mark at least one option as right.")}

    def validated(self, body: Body, response: Response) -> Response:
        if response is None:
            return None
        ids = [option["id"] for option in body["options"]]
        if not isinstance(response, list) or not all(chosen in ids for chosen in response):
            raise MalformedResponse(_("This entry does not belong to the question."))
        if len({*response}) < len(response):
            raise MalformedResponse(_("An option was sent twice."))
        return [key for key in ids if key in response] or None

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        tokens = self.tokens(body)
        return [picked(tokens, value) for value in many(data, name)]

    def key(self, body: Body) -> list[str]:
        return self.right_ids(body)

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        return [("", chosen) for chosen in self.validated(body, response) or []]

    def mark(self, body: Body, response: Response) -> Grade:
        """max(0, right chosen − wrong chosen) / number of right options."""
        chosen, right = set(response or []), set(self.key(body))
        balance = len(chosen & right) - len(chosen - right)
        parts = tuple(
            Part(option["id"], option["correct"] if option["id"] in chosen else None)
            for option in body["options"]
            if option["id"] in chosen | right
        )
        return Grade(Fraction(max(0, balance), len(right)), parts)


class MultipleBlock(QuestionBlock):
    kind = MultipleKind()

    prompt = prompt_block()
    pictures = pictures_block()
    options = options_block()
    feedback = feedback_block()

    class Meta:
        icon = MultipleKind.icon
        label = MultipleKind.label
        description = _("Learners choose all options that are right; wrong ones cost credit.")
        preview_value = {
            "prompt": "<p>Was gehört in eine sachliche Dokumentation?</p>",
            "options": [
                {"text": "Datum und Ort", "correct": True, "feedback": "Richtig."},
                {"text": "Anwesende", "correct": True, "feedback": "Richtig."},
                {"text": "Eine Diagnose", "correct": False, "feedback": "Nicht Ihre Aufgabe."},
            ],
            "feedback": "",
        }
