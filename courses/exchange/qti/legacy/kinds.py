"""The plain kinds of version 1.2: choice, true/false, several answers, short answer, matching."""

from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ....questions.text import plain
from ...refusal import Refused
from ..draft import cut, judged, words_of
from .asked import OldAsked
from .conditions import bounds_of

NO_KEY = _("The question does not say which answer is right.")
TRUE = frozenset({"true", "wahr", "richtig", "stimmt", "ja", "yes", "vrai", "verdadero", "vero"})
FALSE = frozenset({"false", "falsch", "stimmt nicht", "nein", "no", "faux", "falso"})
RIGHT_SIDE = "RIGHT_MATCH_BLOCK"


def read_choice(asked: OldAsked) -> dict[str, Any]:
    """One <response_lid> with labels. Raises Refused."""
    response = asked.responses("response_lid")[0]
    labels = {one.get("ident", "").strip(): one for one in response.iter("response_label")}
    texts = {key: asked.inline(label) for key, label in labels.items()}
    empty = [key for key, text in texts.items() if not words_of(text)]
    for key in empty:
        del texts[key]
    if empty:
        asked.draft.note(_("Options without a text were left out."))
    worth = _worth(asked, response.get("ident", "").strip(), texts)
    own, common = asked.feedback(frozenset(texts))
    value = {"prompt": asked.prompt(), "feedback": common}
    if _is_single(asked, response):
        return _single(asked, value, texts, worth, own)
    _note_several(asked)
    return judged("multiple", value | _options(texts, {k for k, v in worth.items() if v > 0}, own))


def _worth(asked: OldAsked, ident: str, texts: dict[str, str]) -> dict[str, float]:
    worth = dict.fromkeys(texts, 0.0)
    for credit in asked.credits:
        if credit.answer in worth and credit.response in {ident, ""}:
            worth[credit.answer] = max(worth[credit.answer], credit.points)
    if not any(worth.values()):
        raise Refused(NO_KEY)
    return worth


def _is_single(asked: OldAsked, response: Element) -> bool:
    said = asked.type.lower().replace("_", " ")
    if any(word in said for word in ("multiple answer", "multiple response", "multi-select")):
        return False
    return response.get("rcardinality", "Single").lower() == "single"


def _single(
    asked: OldAsked,
    value: dict[str, Any],
    texts: dict[str, str],
    worth: dict[str, float],
    own: dict[str, str],
) -> dict[str, Any]:
    best = max(worth.values())
    right = {key for key, points in worth.items() if points == best}
    if any(0 < points < best for points in worth.values()):
        asked.draft.note(_("Answers that were partly right count as wrong here."))
    said = {key: _meaning(key, text) for key, text in texts.items()}
    declared = "true" in asked.type.lower() and "false" in asked.type.lower()
    if declared and sorted(said.values(), key=str) == [False, True] and len(right) == 1:
        keys = {meaning: key for key, meaning in said.items()}
        statement = {
            "answer": str(said[next(iter(right))]).lower(),
            "feedback_true": own.get(keys[True], ""),
            "feedback_false": own.get(keys[False], ""),
        }
        return judged("true_false", value | statement)
    if len(right) > 1:
        asked.draft.note(
            _("Several answers were right although only one could be chosen; now all of them "
              "have to be chosen. Please check it."),
        )  # fmt: skip
    kind = "single" if len(right) == 1 else "multiple"
    return judged(kind, value | _options(texts, right, own))


def _meaning(key: str, text: str) -> bool | None:
    for word in (words_of(text).lower(), key.lower()):
        if word in TRUE | FALSE:
            return word in TRUE
    return None


def _note_several(asked: OldAsked) -> None:
    if any(credit.together for credit in asked.credits):
        asked.draft.note(
            _("Points were given for a fully right answer only; here a part earns a part.")
        )
    else:
        asked.draft.note(
            _("The question has its own rules for points; our scoring is used instead.")
        )


def _options(texts: dict[str, str], right: set[str], own: dict[str, str]) -> dict[str, Any]:
    return {
        "options": [
            {"text": text, "correct": key in right, "feedback": own.get(key, "")}
            for key, text in texts.items()
        ]
    }


def read_short(asked: OldAsked) -> dict[str, Any]:
    """One <response_str> or <response_num>. Raises Refused."""
    bounds = bounds_of(asked.item)
    if len(bounds) > 1:
        raise Refused(_("A range of numbers is right here; only exact answers are supported."))
    best = max((credit.points for credit in asked.credits), default=0.0)
    accepted = [plain(one.answer) for one in asked.credits if one.points == best]
    half = [one.answer for one in asked.credits if one.points < best]
    if half:
        asked.draft.note(
            _("Answers that were partly right are not accepted here: %(answers)s."),
            answers=cut("; ".join(half)),
        )
    if any(credit.strict_case for credit in asked.credits):
        asked.draft.note(_("Upper and lower case mattered; here they do not."))
    if not any(accepted):
        raise Refused(NO_KEY)
    _own, common = asked.feedback()
    accept = list(dict.fromkeys(filter(None, accepted)))
    return judged("short_answer", {"prompt": asked.prompt(), "feedback": common, "accept": accept})


def read_matching(asked: OldAsked) -> dict[str, Any]:
    """Several <response_lid>, one for each entry on the left. Raises Refused."""
    key = {credit.response: credit.answer for credit in asked.credits}
    columns = _right_columns(asked)
    pairs, choices = [], []
    for response in asked.responses("response_lid"):
        texts = [asked.plain(label) for label in response.iter("response_label")]
        idents = [label.get("ident", "").strip() for label in response.iter("response_label")]
        if columns and not any(texts):
            texts = columns
        shown = dict(zip(idents, texts, strict=False))
        choices.extend(shown.values())
        left = _left(asked, response)
        right = shown.get(key.get(response.get("ident", "").strip(), ""))
        if not right and not words_of(left):
            asked.draft.note(_("Empty pairs were left out."))
            continue
        if not right:
            raise Refused(NO_KEY)
        pairs.append({"left": left, "right": right})
    used = {pair["right"] for pair in pairs}
    _own, common = asked.feedback()
    value = {
        "prompt": asked.prompt(),
        "feedback": common,
        "pairs": pairs,
        "distractors": [text for text in dict.fromkeys(choices) if text and text not in used],
    }
    return judged("matching", value)


def _left(asked: OldAsked, response: Element) -> str:
    """Inside the response; Blackboard writes it beside, in the same <flow>."""
    inside = asked.inline(response)
    if words_of(inside):
        return inside
    parents = defaultdict(list)
    for flow in asked.presentation.iter("flow"):
        if response in list(flow):
            parents[response].append(flow)
    return asked.inline(parents[response][0]) if parents[response] else ""


def _right_columns(asked: OldAsked) -> list[str]:
    blocks = [one for one in asked.presentation.iter("flow") if one.get("class") == RIGHT_SIDE]
    return [asked.plain(entry) for block in blocks for entry in block.findall("flow")]
