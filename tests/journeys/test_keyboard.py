"""Questions answered with the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from courses.models import CoursePage
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, QuizAttempt

from .people import sign_in
from .walking import at_the_quiz, question_url
from .words import button

pytestmark = pytest.mark.journey
TABS = 60


@pytest.fixture
def attempt(course: CoursePage, cast: dict[str, Any]) -> QuizAttempt:
    return at_the_quiz(cast["ada"], course)


@pytest.fixture
def page(open_browser: Callable[..., BrowserContext], cast: dict[str, Any], site: str) -> Page:
    return sign_in(open_browser(), cast["ada"], site).new_page()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the element has the focus; fails if it can't be reached."""
    for _step in range(TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{TABS} times Tab do not reach {target}")


def save(page: Page) -> None:
    """Go on to the next button with Tab, press it with Enter."""
    before = page.url
    tab_to(page, button(page, "Save and next question"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def asked(attempt: QuizAttempt, kind: str) -> AttemptAnswer:
    return attempt.answers.filter(version__kind=kind).select_related("version").first()


def key_of(answer: AttemptAnswer) -> Any:
    return KINDS[answer.version.kind].key(answer.version.body)


def test_single_choice_with_arrow_keys(page: Page, attempt: QuizAttempt) -> None:
    answer = asked(attempt, "single")
    page.goto(question_url(attempt, "single"))
    options = page.locator("input[type=radio]")
    tab_to(page, options.first)
    page.keyboard.press("Space")
    wanted = answer.order.index(key_of(answer)[0])
    for _step in range(wanted):
        page.keyboard.press("ArrowDown")
    expect(options.nth(wanted)).to_be_checked()
    save(page)
    answer.refresh_from_db()
    assert answer.response == key_of(answer)


def test_matching_with_arrow_keys(page: Page, attempt: QuizAttempt) -> None:
    answer = asked(attempt, "matching")
    page.goto(question_url(attempt, "matching"))
    for row, (_pair, choice) in enumerate(sorted(key_of(answer).items())):
        select = page.locator(".match-row select").nth(row)
        tab_to(page, select)
        for _step in range(answer.order.index(choice) + 1):
            page.keyboard.press("ArrowDown")
    save(page)
    answer.refresh_from_db()
    assert answer.response == key_of(answer)


def test_ordering_with_the_move_buttons(page: Page, attempt: QuizAttempt) -> None:
    """Each entry is moved up into its place; the focus stays on the button that was pressed."""
    answer = asked(attempt, "ordering")
    texts = {item["id"]: item["text"] for item in answer.version.body["items"]}
    page.goto(question_url(attempt, "ordering"))
    order = list(answer.order)
    for place, entry in enumerate(key_of(answer)):
        up = page.locator(f'[data-ordering-item="{texts[entry]}"] [data-move="-1"]')
        tab_to_from_top(page, up)
        for _step in range(order.index(entry) - place):
            page.keyboard.press("Space")
            expect(up).to_be_focused()
        order.remove(entry)
        order.insert(place, entry)
    expect(page.locator("[data-announcement]")).not_to_be_empty()
    save(page)
    answer.refresh_from_db()
    assert answer.response == key_of(answer)


def tab_to_from_top(page: Page, target: Locator) -> None:
    """As `tab_to`, beginning at the top of the question: the focus may stand below the target."""
    page.locator("fieldset.question select").first.focus()
    tab_to(page, target)


def test_first_tab_offers_to_leave_and_second_to_skip(page: Page, attempt: QuizAttempt) -> None:
    page.goto(attempt.quiz.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-links a[data-exit]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
