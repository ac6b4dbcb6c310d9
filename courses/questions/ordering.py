"""Steps are put into their right order."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .authoring import (
    MAX_ENTRIES,
    MAX_PLAIN,
    QuestionBlock,
    feedback_block,
    plain_of,
    prompt_block,
)
from .base import Body, Grade, MalformedResponse, Part, QuestionKind, Response
from .display import arranged
from .pictures import pictures_block
from .submitted import one
from .text import letters, token


class OrderingKind(QuestionKind):
    slug = "ordering"
    label = _("Ordering")
    icon = "list-ol"
    task = _("Put the steps into the right order.")
    hint = _("Choose a position for every entry.")
    schema: ClassVar[dict[str, Any]] = {"items": [{"id": str, "text": str}]}
    main_field = "items"

    def block(self) -> QuestionBlock:
        return OrderingBlock()

    def compose(self, value: Mapping[str, Any]) -> Body:
        texts = [plain_of(text) for text in value.get("items") or []]
        ids = letters(len(texts))
        return {"items": [{"id": key, "text": text} for key, text in zip(ids, texts, strict=True)]}

    def faults(self, body: Body) -> dict[str, str | Promise]:
        texts = [item["text"] for item in body["items"]]
        if not 2 <= len(texts) <= MAX_ENTRIES:
            return {"items": _("Please give two to twelve entries.")}
        if not all(texts):
            return {"items": _("Every entry needs a text.")}
        if len(set(texts)) < len(texts):
            return {"items": _("Two entries say the same.")}
        return {}

    def thaw_own(self, body: Body) -> dict[str, Any]:
        return {"items": [item["text"] for item in body["items"]]}

    def draw(self, body: Body, rng: Random) -> list[str]:
        key = self.key(body)
        drawn = rng.sample(key, len(key))
        if drawn == key and len(key) > 2:
            # With two entries, "never the right order" would itself be the solution.
            return key[1:] + key[:1]
        return drawn

    def validated(self, body: Body, response: Response) -> Response:
        if response is None:
            return None
        ids = self.key(body)
        if not isinstance(response, list) or not all(key in ids for key in response):
            raise MalformedResponse(_("This entry does not belong to the question."))
        if len({*response}) < len(response) or len(response) < len(ids):
            raise MalformedResponse(_("Every entry needs a position of its own."))
        return list(response)

    def read(self, body: Body, data: Mapping[str, Any], name: str) -> Response:
        positions = {
            item["id"]: one(data, f"{name}-{token(item['text'])}") for item in body["items"]
        }
        if not any(positions.values()):
            return None
        if not all(positions.values()):
            raise MalformedResponse(_("Please give every entry a position, or none at all."))
        taken = {position: key for key, position in positions.items()}
        wanted = [str(number) for number in range(1, len(positions) + 1)]
        if sorted(taken, key=str) != sorted(wanted):
            raise MalformedResponse(_("Every entry needs a position of its own."))
        return [taken[position] for position in wanted]

    def form_data(self, body: Body, response: Response, name: str) -> dict[str, list[str]]:
        texts = {item["id"]: item["text"] for item in body["items"]}
        return {
            f"{name}-{token(texts[key])}": [str(position)]
            for position, key in enumerate(response or [], start=1)
        }

    def key(self, body: Body) -> list[str]:
        return [item["id"] for item in body["items"]]

    def picks(self, body: Body, response: Response) -> list[tuple[str, str]]:
        """Which entry was put at which position, counted from 1."""
        placed = self.validated(body, response) or []
        return [(str(position), key) for position, key in enumerate(placed, start=1)]

    def mark(self, body: Body, response: Response) -> Grade:
        key = self.key(body)
        given = response or [None] * len(key)
        parts = tuple(
            Part(right, None if chosen is None else chosen == right)
            for right, chosen in zip(key, given, strict=True)
        )
        return Grade(Fraction(int(response == key)), parts)

    def view_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        places = {key: place for place, key in enumerate(response or [], start=1)}
        shown = arranged(body["items"], response or order, sort=True)
        items = [
            {
                "value": token(item["text"]),
                "text": item["text"],
                "positions": [
                    {"number": number, "chosen": places.get(item["id"]) == number}
                    for number in range(1, len(shown) + 1)
                ],
            }
            for item in shown
        ]
        return {"items": items}

    def review_own(self, body: Body, order: Sequence[str], response: Response) -> dict[str, Any]:
        texts = {item["id"]: item["text"] for item in body["items"]}
        key = self.key(body)
        rows = [
            {"text": texts[given], "right": given == right}
            for given, right in zip(response or [], key, strict=False)
        ]
        return {"rows": rows, "solution": list(texts.values())}


class OrderingBlock(QuestionBlock):
    kind = OrderingKind()

    prompt = prompt_block()
    pictures = pictures_block()
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=MAX_PLAIN, label=_("Entry")),
        min_num=2,
        max_num=MAX_ENTRIES,
        label=_("Entries in the right order"),
        help_text=_("Learners see them shuffled. Full credit only for the whole order."),
    )
    feedback = feedback_block()

    class Meta:
        icon = OrderingKind.icon
        label = OrderingKind.label
        description = _("Learners put steps into the right order.")
        preview_value = {
            "prompt": "<p>In welcher Reihenfolge gehen Sie vor?</p>",
            "items": ["Zuhören", "Festhalten", "Beraten lassen"],
            "feedback": "",
        }
