"""One word, number or section is written."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .authoring import QuestionBlock, feedback_block, plain_of, prompt_block
from .base import Body, Grade, Part, QuestionKind, Response
from .pictures import pictures_block
from .submitted import MAX_WRITTEN, one, written
from .text import comparable

MAX_SPELLINGS = 30


class ShortAnswerKind(QuestionKind):
    slug = "short_answer"
    label = _("Short answer")
    icon = "edit"
    task = _("Write a short answer.")
    hint = _("A word, a number or a section. Upper and lower case do not matter.")
    schema: ClassVar[dict[str, Any]] = {"accept": [str]}
    main_field = "accept"
    free_text = True

    def block(self) -> QuestionBlock:
        return ShortAnswerBlock()

    def compose(self, value: Mapping[str, Any]) -> Body:
        return {"accept": list(dict.fromkeys(map(plain_of, value.get("accept") or [])))}

    def faults(self, body: Body) -> dict[str, str | Promise]:
        accepted = body["accept"]
        if not 1 <= len(accepted) <= MAX_SPELLINGS:
            return {"accept": _("Please give one to thirty accepted spellings.")}
        if not all(accepted):
            return {"accept": _("Every accepted spelling needs a text.")}
        if any(len(text) > MAX_WRITTEN for text in accepted):
            return {"accept": _("Accepted spellings can have up to 80 characters.")}
        return {}

    def thaw_own(self, body: Body) -> dict[str, Any]:
        return {"accept": list(body["accept"])}

    def validated(self, body: Body, response: Response) -> Response:
        return written(response)

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        return one(data, name)

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        return {name: [response or ""]}

    def key(self, body: Body) -> str:
        return body["accept"][0]

    def mark(self, body: Body, response: Response) -> Grade:
        if response is None:
            return Grade(Fraction(0), (Part("text", None),))
        right = comparable(response) in map(comparable, body["accept"])
        return Grade(Fraction(int(right)), (Part("text", right),))

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        return {"given": response or ""}

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        first, *further = body["accept"]
        return {"given": response or "", "solution": first, "further": further}


class ShortAnswerBlock(QuestionBlock):
    kind = ShortAnswerKind()

    prompt = prompt_block(
        help_text=_("Ask for a term, a number or a section – never for a description of a case.")
    )
    pictures = pictures_block()
    accept = blocks.ListBlock(
        blocks.CharBlock(max_length=MAX_WRITTEN, label=_("Spelling")),
        min_num=1,
        max_num=MAX_SPELLINGS,
        label=_("Accepted spellings"),
        help_text=_("Case, blanks, hyphens and surrounding punctuation do not matter."),
    )
    feedback = feedback_block()

    class Meta:
        icon = ShortAnswerKind.icon
        label = ShortAnswerKind.label
        description = _("Learners write one word, number or section.")
        preview_value = {
            "prompt": "<p>Unter welchem Alter ist eine Person im Strafrecht ein Kind?</p>",
            "accept": ["14", "vierzehn"],
            "feedback": "",
        }
