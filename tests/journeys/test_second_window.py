"""Two tabs, two devices, a reload: nothing is lost and nothing happens twice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from courses.models import CoursePage, LessonPage
from lms.models import QuizAttempt

from .answering import answer_rightly
from .people import sign_in
from .walking import at_the_quiz, enrolled, hand_in, question_url
from .words import button, link, text

pytestmark = pytest.mark.journey


@pytest.fixture
def own_browser(
    open_browser: Callable[..., BrowserContext], cast: dict[str, Any], site: str
) -> Callable[..., BrowserContext]:
    """A browser of Ada's."""
    return lambda **options: sign_in(open_browser(**options), cast["ada"], site)


@pytest.fixture
def attempt(course: CoursePage, cast: dict[str, Any]) -> QuizAttempt:
    return at_the_quiz(cast["ada"], course)


def answer_first(page: Page, attempt: QuizAttempt) -> None:
    answer_rightly(page, attempt.answers.select_related("version").get(position=1))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_second_tab_changes_nothing_after_handing_in(
    own_browser: Callable[..., BrowserContext], attempt: QuizAttempt, *, scripts: bool
) -> None:
    context = own_browser(java_script_enabled=scripts)
    one, other = context.new_page(), context.new_page()
    address = f"/lernen/versuch/{attempt.uuid}/frage/1/"
    one.goto(address)
    other.goto(address)
    button(one, "Overview").click()
    one.goto(f"/lernen/versuch/{attempt.uuid}/?alle")
    hand_in(one)
    answer_first(other, attempt)
    if scripts:
        # The page has tried to save by itself, and says that it could not.
        failed = other.locator("[data-autosave-status]").get_attribute("data-failed")
        expect(other.locator("[data-autosave-status]")).to_have_text(failed)
    button(other, "Save and next question").click()
    other.wait_for_url("**/ergebnis/")
    message = text(other, "This attempt has been handed in already; nothing was changed.")
    expect(message).to_have_count(1)
    attempt.refresh_from_db()
    assert attempt.score == 0
    assert not attempt.answers.filter(response__isnull=False).exists()


def test_a_choice_is_saved_as_one_goes_on(
    own_browser: Callable[..., BrowserContext], attempt: QuizAttempt
) -> None:
    page = own_browser().new_page()
    page.goto(question_url(attempt, "single"))
    page.locator("label.option").nth(1).click()
    expect(page.locator("[data-autosave-status]")).to_have_text(
        page.locator("[data-autosave-status]").get_attribute("data-saved")
    )
    page.reload()
    expect(page.locator("input[type=radio]").nth(1)).to_be_checked()


def test_go_on_with_a_quiz_on_another_device(
    own_browser: Callable[..., BrowserContext], attempt: QuizAttempt
) -> None:
    desk = own_browser().new_page()
    desk.goto(f"/lernen/versuch/{attempt.uuid}/")
    answer_first(desk, attempt)
    button(desk, "Save and next question").click()
    desk.wait_for_url("**/frage/2/")
    phone = own_browser(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    phone.goto("/lernen/")
    link(phone, "Go on learning").click()
    button(phone, "Go on with the quiz").click()
    phone.wait_for_url(f"**/versuch/{attempt.uuid}/")
    expect(phone.locator(".step--done")).to_have_count(1)
    phone.locator(".step__link").first.click()
    expect(phone.locator("fieldset input:checked")).to_have_count(1)


def test_go_on_with_a_lesson_on_another_device(
    own_browser: Callable[..., BrowserContext], course: CoursePage, cast: dict[str, Any]
) -> None:
    enrolled(cast["ada"], course)
    first, second = LessonPage.objects.child_of(course)[:2]
    desk = own_browser().new_page()
    desk.goto(first.url)
    button(desk, "Mark as done and go on").click()
    desk.wait_for_url(f"**{second.url}")
    phone = own_browser(viewport={"width": 390, "height": 844}).new_page()
    phone.goto("/lernen/")
    link(phone, "Go on learning").click()
    phone.wait_for_url(f"**{second.url}")
