"""Canvas's texts with blanks and with lists: `Roses are [colour]`, one <response_lid> for each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...gap_choices import chosen_from
from ...refusal import Refused
from ..clozes import LINE, notation, numbered
from ..draft import judged
from ..feedback import named
from ..gap_text import CLOSE, OPEN, lines_of
from .asked import OldAsked
from .kinds import NO_KEY

PREFIX = "response_"


@dataclass(frozen=True)
class Blank:
    """`offered` is everything that was there by identifier, `right` what earned the most of it."""

    name: str
    offered: dict[str, str]
    right: list[str]

    @property
    def texts(self) -> list[str]:
        return list(self.offered.values())

    @property
    def is_list(self) -> bool:
        return len(self.texts) > len(self.right)


def read_blanks(asked: OldAsked) -> dict[str, Any]:
    """A text with gaps; with a single list, a single choice. Raises Refused."""
    blanks = _blanks(asked)
    told, common = asked.feedback(frozenset(key for blank in blanks for key in blank.offered))
    common += "".join(
        named(blank.offered[key], told[key]) for blank in blanks for key in blank.offered
        if key in told
    )  # fmt: skip
    prompt = asked.prompt()
    if any(f"[{blank.name}]" not in prompt for blank in blanks):
        raise Refused(_("The text does not say where its blanks are."))
    if len(blanks) == 1 and blanks[0].is_list and len(blanks[0].right) == 1:
        return _single(asked, prompt, common, blanks[0])
    if lists := [blank.texts for blank in blanks if blank.is_list]:
        asked.draft.notes.append(chosen_from(lists))
    for number, blank in enumerate(blanks):
        prompt = prompt.replace(f"[{blank.name}]", f"{OPEN}{number}{CLOSE}", 1)
    text = numbered(lines_of(prompt, exact=False))
    source = notation(asked.draft, text, [blank.right for blank in blanks])
    return judged("cloze", {"prompt": "", "feedback": common, "text": source})


def _blanks(asked: OldAsked) -> list[Blank]:
    found = [
        _blank(asked, response.get("ident", "").strip(), list(response.iter("response_label")))
        for response in asked.responses("response_lid")
    ]
    if not found or not all(blank.right for blank in found):
        raise Refused(NO_KEY)
    return found


def _blank(asked: OldAsked, ident: str, labels: list[Any]) -> Blank:
    texts = {label.get("ident", "").strip(): asked.plain(label) for label in labels}
    worth = {one.answer: one.points for one in asked.credits if one.response == ident}
    best = max(worth.values(), default=0.0)
    right = [text for key, text in texts.items() if text and worth.get(key, 0.0) == best > 0]
    return Blank(ident.removeprefix(PREFIX), texts, right)


def _single(asked: OldAsked, prompt: str, common: str, blank: Blank) -> dict[str, Any]:
    asked.draft.note(_("The gap became a line in the question, and its list the answers."))
    options = [
        {"text": text, "correct": text in blank.right, "feedback": ""} for text in blank.texts
    ]
    prompt = prompt.replace(f"[{blank.name}]", LINE)
    return judged("single", {"prompt": prompt, "feedback": common, "options": options})
