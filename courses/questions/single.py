"""One of several options is right."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .authoring import QuestionBlock, feedback_block, prompt_block
from .base import Body, Grade, MalformedResponse, Part, Response
from .choice import ChoiceKind, options_block
from .pictures import pictures_block
from .submitted import one, picked


class SingleKind(ChoiceKind):
    slug = "single"
    label = _("Single choice")
    icon = "radio-full"
    task = _("Choose the right answer.")

    def block(self) -> QuestionBlock:
        return SingleBlock()

    def key_faults(self, right: int) -> dict[str, str | Promise]:
        return {} if right == 1 else {"options": _("Please mark exactly one option as right.")}

    def validated(self, body: Body, response: Response) -> Response:
        if response is None or response in [option["id"] for option in body["options"]]:
            return response
        raise MalformedResponse(_("This entry does not belong to the question."))

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        value = one(data, name)
        return None if value is None else picked(self.tokens(body), value)

    def key(self, body: Body) -> str:
        return self.right_ids(body)[0]

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        chosen = self.validated(body, response)
        return [] if chosen is None else [("", chosen)]

    def mark(self, body: Body, response: Response) -> Grade:
        if response is None:
            return Grade(Fraction(0), (Part(self.key(body), None),))
        right = response == self.key(body)
        return Grade(Fraction(int(right)), (Part(response, right),))


class SingleBlock(QuestionBlock):
    kind = SingleKind()

    prompt = prompt_block()
    pictures = pictures_block()
    options = options_block()
    feedback = feedback_block()

    class Meta:
        icon = SingleKind.icon
        label = SingleKind.label
        description = _("Learners choose one of several options.")
        preview_value = {
            "prompt": "<p>Welches Gesetz regelt die Kooperation im Kinderschutz?</p>",
            "options": [
                {"text": "KKG", "correct": True, "feedback": "Richtig."},
                {"text": "BGB", "correct": False, "feedback": "Dort steht das Sorgerecht."},
            ],
            "feedback": "",
        }
