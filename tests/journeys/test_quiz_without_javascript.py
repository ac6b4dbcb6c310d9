"""The whole quiz in a browser that runs no scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from courses.models import CoursePage

from .answering import answer_all
from .people import sign_in
from .walking import at_the_quiz, hand_in
from .words import button

pytestmark = pytest.mark.journey


def test_quiz_from_start_to_result_without_scripts(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    site: str,
) -> None:
    attempt = at_the_quiz(cast["ada"], course)
    context = sign_in(open_browser(java_script_enabled=False), cast["ada"], site)
    page = context.new_page()
    page.goto(attempt.quiz.url)
    button(page, "Go on with the quiz").click()
    expect(page.locator("[data-move]")).to_have_count(0)
    answer_all(page, rightly=True)
    hand_in(page)
    expect(page.locator(".result--passed")).to_be_visible()
    attempt.refresh_from_db()
    assert attempt.score == 1
