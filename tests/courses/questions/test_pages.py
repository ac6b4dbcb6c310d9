"""The HTML of every kind, before and after handing in, as assistive technology reads it."""

import random
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.template.loader import render_to_string

from courses.questions.registry import KINDS

from .p1 import QUESTIONS


def body_of(reference: str) -> dict[str, Any]:
    question = QUESTIONS[reference]
    return KINDS[question["kind"]].freeze(question)


def form(reference: str, response: Any = None) -> Element:
    body = body_of(reference)
    kind = KINDS[body["kind"]]
    view = kind.view(body, kind.draw(body, random.Random(2)), response) | {"name": "q"}
    return parsed(render_to_string(f"courses/questions/form/{kind.slug}.html", {"question": view}))


def review(reference: str, response: Any) -> Element:
    body = body_of(reference)
    kind = KINDS[body["kind"]]
    context = {"question": kind.review(body, [], response)}
    return parsed(render_to_string(f"courses/questions/review/{kind.slug}.html", context))


def parsed(html: str) -> Element:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def named(page: Element) -> list[Element]:
    return [field for field in page.iter() if field.tag in {"input", "select"}]


@pytest.mark.parametrize("reference", sorted(QUESTIONS))
def test_every_field_has_a_label_and_every_reference_leads_somewhere(reference: str) -> None:
    page = form(reference)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    labelled = {label.get("for") for label in page.iter("label")}
    wrapped = {id(field) for label in page.iter("label") for field in label.iter("input")}
    assert named(page)
    assert all(field.get("id") in labelled or id(field) in wrapped for field in named(page))
    for element in page.iter():
        assert set((element.get("aria-describedby") or "").split()) <= set(ids)


@pytest.mark.parametrize("reference", sorted(set(QUESTIONS) - {"P1-Q09"}))
def test_questions_with_several_fields_are_a_group_with_a_legend(reference: str) -> None:
    fieldset = form(reference).find("fieldset")
    assert fieldset is not None
    assert words(fieldset[0]) == (QUESTIONS[reference].get("prompt") or "Fill in the gaps.")
    assert fieldset[0].tag == "legend"


@pytest.mark.parametrize("reference", sorted(QUESTIONS))
def test_the_pages_need_no_inline_script_or_style(reference: str) -> None:
    for page in (form(reference), review(reference, None)):
        for element in page.iter():
            assert element.tag not in {"script", "style"}
            assert not [name for name in element.attrib if name == "style" or name[:2] == "on"]


def test_several_answers_possible_is_said_in_words() -> None:
    assert "Several answers are possible." in words(form("P1-Q05"))
    assert "Several answers" not in words(form("P1-Q01"))


def test_matching_is_one_select_for_each_line() -> None:
    page = form("P1-Q03")
    assert [select.get("name") for select in page.iter("select")] == ["q-1", "q-2", "q-3", "q-4"]


def test_gaps_are_counted_and_described_by_their_line() -> None:
    page = form("P1-Q04")
    assert [words(label) for label in page.iter("label")] == [
        f"Gap {number} of 4" for number in range(1, 5)
    ]
    assert {field.get("aria-describedby") for field in page.iter("input")} == {"q-line-1"}


def test_ordering_works_without_script_and_names_the_entry_on_its_buttons() -> None:
    page = form("P1-Q07")
    for select in page.iter("select"):
        assert [words(option) for option in select] == ["Position …", "1", "2", "3", "4", "5"]
    buttons = [button.get("aria-label") for button in page.iter("button")]
    assert "Move up: Zuhören" in buttons
    assert all(button.get("type") == "button" for button in page.iter("button"))


def test_a_saved_answer_is_filled_in_again() -> None:
    chosen = [field for field in named(form("P1-Q05", ["a", "e"])) if "checked" in field.attrib]
    assert len(chosen) == 2
    gaps = [field.get("value") for field in named(form("P1-Q04", {"2": "<b>"}))]
    assert gaps == ["", "<b>", "", ""]
    order = form("P1-Q07", ["c", "a", "b", "d", "e"])
    picked = [words(option) for option in order.iter("option") if "selected" in option.attrib]
    assert picked == ["1", "2", "3", "4", "5"]
    assert words(next(order.iter("label"))).startswith("Festhalten")


@pytest.mark.parametrize(
    ("reference", "response", "verdict"),
    [
        ("P1-Q01", "c", "✓ Correct"),
        ("P1-Q01", "a", "→ Not quite yet"),
        ("P1-Q05", ["a"], "◐ Partly correct"),
        ("P1-Q02", None, "– Not answered"),
        ("P1-Q05", [], "– Not answered"),
    ],
)
def test_the_verdict_is_a_sign_and_words(reference: str, response: Any, verdict: str) -> None:
    assert verdict in words(review(reference, response))


@pytest.mark.parametrize(
    ("reference", "response", "solution"),
    [
        ("P1-Q01", "a", "Correct answer"),
        ("P1-Q05", ["a"], "Also correct"),
        ("P1-Q03", {"1": "b"}, "Correct answer: Vernachlässigung"),
        ("P1-Q04", {"2": "Hiebe"}, "Gap 2 of 4: Bestrafungen (also accepted: Strafen)"),
        ("P1-Q07", ["b", "a", "c", "d", "e"], "The right order: Ruhe bewahren Zuhören"),
        ("P1-Q09", "18", "Correct answer: 14"),
    ],
)
def test_the_solution_is_shown_afterwards(reference: str, response: Any, solution: str) -> None:
    assert solution in words(review(reference, response))
