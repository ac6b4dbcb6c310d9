"""The seven kinds as interactions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ....questions.cloze import gaps_of
from ....questions.submitted import MAX_WRITTEN
from ....questions.true_false import WORDS, spoken
from .dialect import Dialect, escape, tag
from .markup import is_inline, xhtml
from .scoring import RESPONSE, declaration, share


@dataclass(frozen=True)
class Written:
    """The parts of an item that depend on the kind. `modal` is feedback too big for a line."""

    declarations: list[str]
    interaction: str
    responses: list[str] = field(default_factory=lambda: [RESPONSE])
    partial: bool = False
    cardinality: str = "single"
    modal: dict[str, str] = field(default_factory=dict)
    has_feedback: bool = False


Choice = tuple[str, str, str]


def _choices(
    dialect: Dialect, choices: list[Choice], *, several: bool, fixed: bool = False
) -> tuple[str, dict[str, str]]:
    """(the interaction, feedback that has to stand apart); choice = (id, text, feedback)."""
    inside, modal = [], {}
    for key, text, feedback in choices:
        attributes = {"identifier": key} | ({"fixed": "true"} if fixed else {})
        beside = ""
        if feedback and is_inline(feedback):
            shown = {"outcomeIdentifier": "FEEDBACK", "identifier": key, "showHide": "show"}
            beside = dialect.tag("feedbackInline", shown, xhtml(feedback))
        elif feedback:
            modal[key] = feedback
        inside.append(dialect.tag("simpleChoice", attributes, xhtml(text), beside))
    attributes = {
        "responseIdentifier": RESPONSE,
        "shuffle": "false" if fixed else "true",
        "maxChoices": "0" if several else "1",
    }
    return dialect.tag("choiceInteraction", attributes, *inside), modal


def _single(body: dict[str, Any], dialect: Dialect) -> Written:
    right = [option["id"] for option in body["options"] if option["correct"]]
    interaction, modal = _choices(dialect, _listed(body), several=False)
    return Written(
        [declaration(dialect, right)],
        interaction,
        modal=modal,
        has_feedback=any(option["feedback"] for option in body["options"]),
    )


def _multiple(body: dict[str, Any], dialect: Dialect) -> Written:
    right = [option["id"] for option in body["options"] if option["correct"]]
    part = share(len(right))
    values = {option["id"]: part if option["correct"] else f"-{part}" for option in body["options"]}
    interaction, modal = _choices(dialect, _listed(body), several=True)
    return Written(
        [declaration(dialect, right, cardinality="multiple", values=values)],
        interaction,
        partial=True,
        cardinality="multiple",
        modal=modal,
        has_feedback=any(option["feedback"] for option in body["options"]),
    )


def _listed(body: dict[str, Any]) -> list[Choice]:
    return [(option["id"], option["text"], option["feedback"]) for option in body["options"]]


def _true_false(body: dict[str, Any], dialect: Dialect) -> Written:
    choices = [
        (WORDS[said], escape(str(text)), body[f"feedback_{WORDS[said]}"]) for said, text in spoken()
    ]
    interaction, modal = _choices(dialect, choices, several=False, fixed=True)
    return Written(
        [declaration(dialect, [WORDS[body["answer"]]])],
        interaction,
        modal=modal,
        has_feedback=any(feedback for _key, _text, feedback in choices),
    )


def _matching(body: dict[str, Any], dialect: Dialect) -> Written:
    count = len(body["pairs"])
    right = [f"L{pair['id']} R{pair['choice']}" for pair in body["pairs"]]
    lefts = [_associable(dialect, f"L{p['id']}", "1", xhtml(p["left"])) for p in body["pairs"]]
    rights = [
        _associable(dialect, f"R{choice['id']}", str(count), escape(choice["text"]))
        for choice in body["choices"]
    ]
    attributes = {
        "responseIdentifier": RESPONSE,
        "shuffle": "true",
        "maxAssociations": str(count),
    }
    interaction = dialect.tag(
        "matchInteraction",
        attributes,
        dialect.tag("simpleMatchSet", None, *lefts),
        dialect.tag("simpleMatchSet", None, *rights),
    )
    key = declaration(
        dialect,
        right,
        cardinality="multiple",
        base_type="directedPair",
        values=dict.fromkeys(right, share(count)),
    )
    return Written([key], interaction, partial=True, cardinality="multiple")


def _associable(dialect: Dialect, key: str, most: str, text: str) -> str:
    return dialect.tag("simpleAssociableChoice", {"identifier": key, "matchMax": most}, text)


def _ordering(body: dict[str, Any], dialect: Dialect) -> Written:
    items = [
        dialect.tag("simpleChoice", {"identifier": item["id"]}, escape(item["text"]))
        for item in body["items"]
    ]
    attributes = {"responseIdentifier": RESPONSE, "shuffle": "true"}
    key = declaration(dialect, [item["id"] for item in body["items"]], cardinality="ordered")
    return Written([key], dialect.tag("orderInteraction", attributes, *items))


def _entry(dialect: Dialect, identifier: str) -> str:
    attributes = {"responseIdentifier": identifier, "expectedLength": str(MAX_WRITTEN)}
    return dialect.tag("textEntryInteraction", attributes)


def _gap(dialect: Dialect, identifier: str, accept: list[str], points: str) -> str:
    return declaration(
        dialect,
        accept[:1],
        identifier=identifier,
        base_type="string",
        values=dict.fromkeys(accept, points),
        ignore_case=True,
    )


def _short_answer(body: dict[str, Any], dialect: Dialect) -> Written:
    line = tag("div", {"label": "text"}, tag("p", None, _entry(dialect, RESPONSE)))
    return Written([_gap(dialect, RESPONSE, body["accept"], "1")], line, partial=True)


def _cloze(body: dict[str, Any], dialect: Dialect) -> Written:
    gaps = gaps_of(body)
    names = {gap["id"]: f"RESPONSE_{gap['id']}" for gap in gaps}
    part = share(len(gaps))
    text = "".join(
        escape(one) if isinstance(one, str) else _entry(dialect, names[one["id"]])
        for one in body["segments"]
    )
    lines = [tag("p", None, *([line] if line else [])) for line in text.split("\n")]
    return Written(
        [_gap(dialect, names[gap["id"]], gap["accept"], part) for gap in gaps],
        tag("div", {"label": "text"}, *lines),
        responses=list(names.values()),
        partial=True,
    )


WRITERS: dict[str, Callable[[dict[str, Any], Dialect], Written]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "short_answer": _short_answer,
}
