"""Each entry on the left belongs to one on the right; partial credit."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..html import clean_text
from .authoring import (
    MAX_ENTRIES,
    MAX_PLAIN,
    QuestionBlock,
    entry_block,
    feedback_block,
    inline_of,
    plain_of,
    prompt_block,
)
from .base import Body, Grade, MalformedResponse, Part, QuestionKind, Response
from .display import arranged, safe
from .pictures import pictures_block
from .submitted import one, picked
from .text import letters, token


class MatchingKind(QuestionKind):
    slug = "matching"
    label = _("Matching")
    icon = "link"
    task = _("Match the entries.")
    hint = _("Choose the fitting entry for each line. An entry may fit more than once.")
    schema: ClassVar[dict[str, Any]] = {
        "pairs": [{"id": str, "left": str, "choice": str}],
        "choices": [{"id": str, "text": str}],
    }
    main_field = "pairs"

    def block(self) -> QuestionBlock:
        return MatchingBlock()

    def compose(self, value: Mapping[str, Any]) -> Body:
        pairs = [
            (inline_of(pair.get("left")), plain_of(pair.get("right")))
            for pair in value.get("pairs") or []
        ]
        distractors = [plain_of(text) for text in value.get("distractors") or []]
        # Equal right sides are one choice; a dict keeps the first of each, in order.
        texts = list(dict.fromkeys([right for _left, right in pairs] + distractors))
        ids = dict(zip(texts, letters(len(texts)), strict=True))
        return {
            "pairs": [
                {"id": str(number), "left": left, "choice": ids[right]}
                for number, (left, right) in enumerate(pairs, start=1)
            ],
            "choices": [{"id": ids[text], "text": text} for text in texts],
        }

    def faults(self, body: Body) -> dict[str, str | Promise]:
        pairs, choices = body["pairs"], body["choices"]
        lefts = [clean_text(pair["left"]) for pair in pairs]
        if not 2 <= len(pairs) <= MAX_ENTRIES:
            return {"pairs": _("Please give two to twelve pairs.")}
        if not all(lefts) or not all(choice["text"] for choice in choices):
            return {"pairs": _("Every entry needs a text on both sides.")}
        if len(set(lefts)) < len(lefts):
            return {"pairs": _("Two entries on the left say the same.")}
        if not 2 <= len(choices) <= 2 * MAX_ENTRIES:
            return {"pairs": _("Please give at least two different entries on the right.")}
        return {}

    def thaw_own(self, body: Body) -> dict[str, Any]:
        texts = {choice["id"]: choice["text"] for choice in body["choices"]}
        used = {pair["choice"] for pair in body["pairs"]}
        return {
            "pairs": [
                {"left": pair["left"], "right": texts.get(pair["choice"], "")}
                for pair in body["pairs"]
            ],
            "distractors": [one["text"] for one in body["choices"] if one["id"] not in used],
        }

    def draw(self, body: Body, rng: Random) -> list[str]:
        ids = [choice["id"] for choice in body["choices"]]
        return rng.sample(ids, len(ids))

    def validated(self, body: Body, response: Response) -> Response:
        if response is None:
            return None
        pairs = {pair["id"] for pair in body["pairs"]}
        choices = [choice["id"] for choice in body["choices"]]
        if not isinstance(response, dict) or not response.keys() <= pairs:
            raise MalformedResponse(_("This entry does not belong to the question."))
        answered = {key: value for key, value in response.items() if value is not None}
        if not all(value in choices for value in answered.values()):
            raise MalformedResponse(_("This entry does not belong to the question."))
        return answered or None

    def tokens(self, body: Body) -> dict[str, str]:
        return {token(choice["text"]): choice["id"] for choice in body["choices"]}

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        tokens = self.tokens(body)
        values = {pair["id"]: one(data, f"{name}-{pair['id']}") for pair in body["pairs"]}
        return {key: picked(tokens, value) for key, value in values.items() if value}

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        values = {key: value for value, key in self.tokens(body).items()}
        chosen = (response or {}).items()
        return {f"{name}-{pair}": [values[choice]] for pair, choice in chosen}

    def key(self, body: Body) -> dict[str, str]:
        return {pair["id"]: pair["choice"] for pair in body["pairs"]}

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        """Which choice was given to which pair."""
        return list((self.validated(body, response) or {}).items())

    def mark(self, body: Body, response: Response) -> Grade:
        given, key = response or {}, self.key(body)
        parts = tuple(
            Part(pair, given[pair] == choice if pair in given else None)
            for pair, choice in key.items()
        )
        return Grade(Fraction(sum(part.correct is True for part in parts), len(parts)), parts)

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        given = response or {}
        choices = arranged(body["choices"], order, sort=True)
        rows = [
            {
                "id": pair["id"],
                "left": safe(pair["left"]),
                "choices": [
                    {
                        "value": token(choice["text"]),
                        "text": choice["text"],
                        "chosen": given.get(pair["id"]) == choice["id"],
                    }
                    for choice in choices
                ],
            }
            for pair in body["pairs"]
        ]
        return {"rows": rows}

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        given = response or {}
        texts = {choice["id"]: choice["text"] for choice in body["choices"]}
        rows = [
            {
                "left": safe(pair["left"]),
                "given": texts.get(given.get(pair["id"], ""), ""),
                "right": given.get(pair["id"]) == pair["choice"],
                "solution": texts[pair["choice"]],
            }
            for pair in body["pairs"]
        ]
        return {"rows": rows}


class PairBlock(blocks.StructBlock):
    left = entry_block(label=_("Entry on the left"), help_text=_("For example a situation."))
    right = blocks.CharBlock(
        label=_("Entry on the right"),
        help_text=_("What belongs to it. May repeat."),
        max_length=MAX_PLAIN,
    )

    class Meta:
        icon = "link"
        label = _("Pair")


class MatchingBlock(QuestionBlock):
    kind = MatchingKind()

    prompt = prompt_block()
    pictures = pictures_block()
    pairs = blocks.ListBlock(PairBlock(), min_num=2, max_num=MAX_ENTRIES, label=_("Pairs"))
    distractors = blocks.ListBlock(
        blocks.CharBlock(max_length=MAX_PLAIN, label=_("Entry")),
        default=[],
        max_num=MAX_ENTRIES,
        label=_("Further entries on the right"),
        help_text=_("Optional: entries that belong to nothing on the left."),
    )
    feedback = feedback_block()

    class Meta:
        icon = MatchingKind.icon
        label = MatchingKind.label
        description = _("Learners choose the fitting entry for each line.")
        preview_value = {
            "prompt": "<p>Wer macht was?</p>",
            "pairs": [
                {"left": "Schützt Kinder bei Gefahr", "right": "Jugendamt"},
                {"left": "Entscheidet über das Sorgerecht", "right": "Familiengericht"},
            ],
            "distractors": [],
            "feedback": "",
        }
