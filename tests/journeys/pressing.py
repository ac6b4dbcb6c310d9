"""A quiz with the keyboard alone: Tab, Space, Enter and the arrow keys, no mouse."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from courses.questions.registry import KINDS
from lms.models import AttemptAnswer

TABS = 80
HAS_FOCUS = "element => element === document.activeElement"
HOLDS_FOCUS = "element => element.contains(document.activeElement)"


def tab_to(page: Page, target: Locator, *, key: str = "Tab") -> None:
    """Press Tab until the element has the focus; fails if it can't be reached."""
    for _step in range(TABS):
        if target.evaluate(HAS_FOCUS):
            return
        page.keyboard.press(key)
    pytest.fail(f"{TABS} times {key} do not reach {target}")


def press(page: Page, target: Locator) -> None:
    """Go on to a button or link with Tab, press it with Enter, and wait for what comes."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def pick(page: Page, answer: AttemptAnswer, key: bool) -> None:
    """The arrow keys choose among radio buttons."""
    options = page.locator("fieldset.question input[type=radio]")
    wanted = page.locator(f'fieldset.question input[value="{str(key).lower()}"]')
    tab_to(page, options.first)
    page.keyboard.press("Space")
    if not wanted.is_checked():
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()


def match(page: Page, answer: AttemptAnswer, key: dict[str, str]) -> None:
    for row, pair in enumerate(answer.version.body["pairs"]):
        tab_to(page, page.locator(".match-row select").nth(row))
        for _step in range(answer.order.index(key[pair["id"]]) + 1):
            page.keyboard.press("ArrowDown")


def put_in_order(page: Page, answer: AttemptAnswer, key: list[str]) -> None:
    """Each entry is moved up into its place; what nobody has touched counts as unanswered."""
    texts = {item["id"]: item["text"] for item in answer.version.body["items"]}
    order = list(answer.order)
    if order == key:
        move(page, texts[key[0]], "1", steps=1)
        order[:2] = reversed(order[:2])
    for place, entry in enumerate(key):
        move(page, texts[entry], "-1", steps=order.index(entry) - place)
        order.remove(entry)
        order.insert(place, entry)


def move(page: Page, text: str, way: str, *, steps: int) -> None:
    """Press an entry's button so many times; "-1" is up, "1" is down."""
    button = page.locator(f'[data-ordering-item="{text}"] [data-move="{way}"]')
    for step in range(steps):
        if step == 0:
            to_first_field(page)
            tab_to(page, button)
        page.keyboard.press("Space")
        expect(button).to_be_focused()


def to_first_field(page: Page) -> None:
    """Up again with Shift and Tab: the focus may stand below what comes next."""
    inside = page.locator("fieldset.question").evaluate(HOLDS_FOCUS)
    first = page.locator("fieldset.question select").first
    tab_to(page, first, key="Shift+Tab" if inside else "Tab")


PRESSED = {"true_false": pick, "matching": match, "ordering": put_in_order}


def answer_by_keys(page: Page, answer: AttemptAnswer) -> None:
    """Fill in the key of the question that is on screen."""
    kind = KINDS[answer.version.kind]
    key: Any = kind.key(answer.version.body)
    PRESSED[kind.slug](page, answer, key)
