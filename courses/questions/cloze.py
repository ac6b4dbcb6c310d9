"""A text with gaps to fill in; partial credit."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .authoring import QuestionBlock, feedback_block, prompt_block
from .base import Body, Grade, MalformedResponse, Part, QuestionKind, Response
from .gaps import Segment, tidy, tokenise, written
from .pictures import pictures_block
from .submitted import one
from .submitted import written as written_answer
from .text import comparable

MAX_GAPS = 20


class ClozeKind(QuestionKind):
    slug = "cloze"
    label = _("Text with gaps")
    icon = "form"
    task = _("Fill in the gaps.")
    hint = _("Upper and lower case do not matter.")
    schema: ClassVar[dict[str, Any]] = {"segments": [(str, {"id": str, "accept": [str]})]}
    main_field = "text"
    free_text = True
    needs_prompt = False

    def block(self) -> QuestionBlock:
        return ClozeBlock()

    def compose(self, value: Mapping[str, Any]) -> Body:
        return {"segments": tokenise(tidy(value.get("text") or ""))}

    def faults(self, body: Body) -> dict[str, str | Promise]:
        gaps = gaps_of(body)
        if not gaps:
            return {"text": _("Please mark at least one gap, for example {{word}}.")}
        if len(gaps) > MAX_GAPS:
            return {"text": _("A text can have up to twenty gaps.")}
        if not any(isinstance(segment, str) and segment.strip() for segment in body["segments"]):
            return {"text": _("The gaps need a text around them.")}
        return {}

    def thaw_own(self, body: Body) -> dict[str, Any]:
        return {"text": written(body["segments"])}

    def validated(self, body: Body, response: Response) -> Response:
        if response is None:
            return None
        if not isinstance(response, dict) or not response.keys() <= {
            g["id"] for g in gaps_of(body)
        }:
            raise MalformedResponse(_("This gap does not belong to the question."))
        cleaned = {key: written_answer(value) for key, value in response.items()}
        return {key: value for key, value in cleaned.items() if value} or None

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        return {gap["id"]: one(data, f"{name}-{gap['id']}") for gap in gaps_of(body)}

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        return {f"{name}-{gap}": [text] for gap, text in (response or {}).items()}

    def key(self, body: Body) -> dict[str, str]:
        return {gap["id"]: gap["accept"][0] for gap in gaps_of(body)}

    def mark(self, body: Body, response: Response) -> Grade:
        given = response or {}
        parts = tuple(
            Part(gap["id"], fits(given[gap["id"]], gap["accept"]) if gap["id"] in given else None)
            for gap in gaps_of(body)
        )
        return Grade(Fraction(sum(part.correct is True for part in parts), len(parts)), parts)

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        given, total = response or {}, len(gaps_of(body))
        return {
            "lines": [
                [_shown(segment, given, total) for segment in line]
                for line in lines(body["segments"])
            ]
        }

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        given, total = response or {}, len(gaps_of(body))
        return {
            "lines": [
                [_shown(segment, given, total) | _explained(segment, given) for segment in line]
                for line in lines(body["segments"])
            ]
        }


def gaps_of(body: Body) -> list[dict[str, Any]]:
    return [segment for segment in body["segments"] if isinstance(segment, dict)]


def fits(text: str, accepted: Sequence[str]) -> bool:
    return comparable(text) in map(comparable, accepted)


def lines(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Break at line ends: each line becomes a paragraph that can describe its gaps."""
    found: list[list[Segment]] = [[]]
    for segment in segments:
        if isinstance(segment, dict):
            found[-1].append(segment)
            continue
        first, *further = segment.split("\n")
        found[-1].append(first)
        found.extend([text] for text in further)
    return [line for line in found if any(line)]


def _shown(segment: Segment, given: Mapping[str, str], total: int) -> dict[str, Any]:
    if isinstance(segment, str):
        return {"text": segment}
    label = gettext("Gap %(number)s of %(total)s") % {"number": segment["id"], "total": total}
    return {"gap": segment["id"], "label": label, "given": given.get(segment["id"], "")}


def _explained(segment: Segment, given: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(segment, str):
        return {}
    first, *further = segment["accept"]
    right = fits(given.get(segment["id"], ""), segment["accept"])
    return {"right": right, "solution": first, "further": further}


class ClozeBlock(QuestionBlock):
    kind = ClozeKind()

    prompt = prompt_block(required=False, help_text=_("Optional: “Fill in the gaps.” if empty."))
    pictures = pictures_block()
    text = blocks.TextBlock(
        label=_("Text with gaps"),
        help_text=_("Write gaps as {{right|also right}}, for example: free from {{violence}}."),
    )
    feedback = feedback_block()

    class Meta:
        icon = ClozeKind.icon
        label = ClozeKind.label
        description = _("Learners fill words into a text.")
        preview_value = {
            "prompt": "",
            "text": "Kinder haben ein Recht auf Erziehung ohne {{Gewalt}}.",
            "feedback": "",
        }
