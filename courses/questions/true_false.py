"""A statement is true or false."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from wagtail import blocks

from .authoring import QuestionBlock, feedback_block, html_of, prompt_block
from .base import Body, Grade, MalformedResponse, Part, QuestionKind, Response
from .choice import judged_option
from .display import safe
from .pictures import pictures_block
from .submitted import one

WORDS = {True: "true", False: "false"}
MEANINGS = {"true": True, "false": False, True: True, False: False}


class TrueFalseKind(QuestionKind):
    slug = "true_false"
    label = _("True or false")
    icon = "check"
    task = _("Is this statement true or false?")
    schema: ClassVar[dict[str, Any]] = {
        "answer": bool,
        "feedback_true": str,
        "feedback_false": str,
    }
    main_field = "answer"

    def block(self) -> QuestionBlock:
        return TrueFalseBlock()

    def compose(self, value: Mapping[str, Any]) -> Body:
        return {
            "answer": MEANINGS.get(value.get("answer", "")),
            "feedback_true": html_of(value.get("feedback_true")),
            "feedback_false": html_of(value.get("feedback_false")),
        }

    def faults(self, body: Body) -> dict[str, str | Promise]:
        if body["answer"] is None:
            return {"answer": _("Please say whether the statement is true or false.")}
        return {}

    def thaw_own(self, body: Body) -> dict[str, Any]:
        return {
            "answer": WORDS[body["answer"]],
            "feedback_true": body["feedback_true"],
            "feedback_false": body["feedback_false"],
        }

    def validated(self, body: Body, response: Response) -> Response:
        if response is None or isinstance(response, bool):
            return response
        raise MalformedResponse(_("Please choose true or false."))

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        value = one(data, name)
        return None if value is None else MEANINGS.get(value, value)

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        return {name: [] if response is None else [WORDS[response]]}

    def key(self, body: Body) -> bool:
        return body["answer"]

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        said = self.validated(body, response)
        return [] if said is None else [("", WORDS[said])]

    def mark(self, body: Body, response: Response) -> Grade:
        right = None if response is None else response is body["answer"]
        part = Part(WORDS.get(response, WORDS[body["answer"]]), right)
        return Grade(Fraction(int(bool(right))), (part,))

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        return {
            "options": [
                {"value": WORDS[said], "text": text, "chosen": response is said}
                for said, text in spoken()
            ]
        }

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        options = [
            judged_option(
                text=text,
                chosen=response is said,
                right=body["answer"] is said,
                feedback=safe(body[f"feedback_{WORDS[said]}"]),
            )
            for said, text in spoken()
        ]
        return {"options": options}


def spoken() -> list[tuple[bool, str]]:
    return [(True, pgettext("statement", "True")), (False, pgettext("statement", "False"))]


class TrueFalseBlock(QuestionBlock):
    kind = TrueFalseKind()

    prompt = prompt_block(
        label=_("Statement"), help_text=_("One clear statement without double negation.")
    )
    pictures = pictures_block()
    answer = blocks.ChoiceBlock(
        choices=[
            ("true", pgettext_lazy("statement", "True")),
            ("false", pgettext_lazy("statement", "False")),
        ],
        label=_("The statement is"),
    )
    feedback_true = feedback_block(
        label=_("Feedback to “true”"), help_text=_("Shown to those who chose “true”.")
    )
    feedback_false = feedback_block(
        label=_("Feedback to “false”"), help_text=_("Shown to those who chose “false”.")
    )
    feedback = feedback_block()

    class Meta:
        icon = TrueFalseKind.icon
        label = TrueFalseKind.label
        description = _("Learners decide whether a statement is true.")
        preview_value = {
            "prompt": "<p>Kinder haben ein Recht auf Erziehung ohne Gewalt.</p>",
            "answer": "true",
            "feedback_true": "<p>Richtig: § 1631 Absatz 2 BGB.</p>",
            "feedback_false": "<p>Doch: § 1631 Absatz 2 BGB.</p>",
            "feedback": "",
        }
