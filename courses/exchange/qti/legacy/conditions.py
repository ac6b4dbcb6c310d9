"""<resprocessing> of version 1.2: which answers earn points, which feedback is for which."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..declarations import number

EQUAL = frozenset({"varequal", "varsubset", "varsubstring"})
BOUNDS = frozenset({"vargt", "vargte", "varlt", "varlte"})
AGAINST = ("incorrect", "wrong", "feedback")


@dataclass(frozen=True)
class Credit:
    """An answer that is part of a condition with points."""

    response: str
    answer: str
    points: float
    together: bool  # only with other answers of the same condition
    strict_case: bool


def credits_of(item: Element) -> list[Credit]:
    """Every answer a condition with positive points asks for, in file order."""
    return [
        Credit(
            response=test.get("respident", "").strip(),
            answer=(test.text or "").strip(),
            points=points,
            together=condition.find(".//and") is not None,
            strict_case=test.get("case", "No").lower() == "yes",
        )
        for condition in item.iter("respcondition")
        if (points := _points(condition)) > 0
        for test in _wanted(condition)
    ]


def _wanted(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "not":
            continue
        if child.tag in EQUAL:
            yield child
        else:
            yield from _wanted(child)


def _points(condition: Element) -> float:
    found = 0.0
    for change in condition.iter("setvar"):
        name = (change.get("varname") or change.get("variablename") or "").lower()
        text = (change.text or "").strip()
        if not any(word in name for word in AGAINST):
            found = max(found, 1.0 if text.lower() == "score.max" else number(text))
    if found == 0 and condition.find("setvar") is None:
        return 1.0 if condition.get("title", "").lower() == "correct" else 0.0
    return found


def bounds_of(item: Element) -> set[float]:
    """Numbers that answers may not pass: a range, unless there is only one number."""
    return {
        number(test.text)
        for condition in item.iter("respcondition")
        for test in condition.iter()
        if test.tag in BOUNDS
    }


def feedback_owners(item: Element) -> dict[str, str]:
    """Feedback ident → the one answer that calls it, or "" where it is always shown."""
    owners: dict[str, str] = {}
    for condition in item.iter("respcondition"):
        asked = condition.find("conditionvar")
        tests = [] if asked is None else [one for one in asked.iter() if one is not asked]
        for shown in condition.iter("displayfeedback"):
            name = shown.get("linkrefid", "").strip()
            if len(tests) == 1 and tests[0].tag == "varequal":
                owners.setdefault(name, (tests[0].text or "").strip())
            elif [one.tag for one in tests] == ["other"] and condition.get("continue") == "Yes":
                owners.setdefault(name, "")
    return owners
