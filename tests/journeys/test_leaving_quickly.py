"""The exit button: gone at once, and Back does not return to the lesson."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Request, Route, expect

from courses.models import CoursePage, LessonPage

from .conftest import NEUTRAL
from .watching import Watch
from .words import link

pytestmark = pytest.mark.journey
STUB = "<!doctype html><html lang='de'><title>Wetter</title><h1>Heute sonnig</h1></html>"


@pytest.fixture
def neutral_page(watch: Watch) -> Callable[[BrowserContext], list[Request]]:
    """Lets the neutral address answer, and notes who asks for it."""
    watch.invite(NEUTRAL)
    watch.excuse("favicon")

    def stand_in(context: BrowserContext) -> list[Request]:
        asked: list[Request] = []

        def answer(route: Route) -> None:
            asked.append(route.request)
            route.fulfill(body=STUB, content_type="text/html; charset=utf-8")

        context.route(f"{NEUTRAL}**", answer)
        return asked

    return stand_in


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_leaving_tells_nobody_where_one_was(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    neutral_page: Callable[[BrowserContext], list[Request]],
    *,
    scripts: bool,
) -> None:
    context = open_browser(java_script_enabled=scripts)
    asked = neutral_page(context)
    page = context.new_page()
    page.goto(LessonPage.objects.child_of(course).first().url)
    link(page, "Leave page quickly").click()
    page.wait_for_url(NEUTRAL)
    expect(page.get_by_role("heading")).to_have_text("Heute sonnig")
    assert "referer" not in asked[0].all_headers()


def test_back_does_not_lead_to_the_lesson(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    neutral_page: Callable[[BrowserContext], list[Request]],
) -> None:
    context = open_browser()
    neutral_page(context)
    page = context.new_page()
    lesson = LessonPage.objects.child_of(course).first()
    page.goto(course.url)
    page.goto(lesson.url)
    before = page.evaluate("history.length")
    link(page, "Leave page quickly").click()
    page.wait_for_url(NEUTRAL)
    assert page.evaluate("history.length") == before
    page.go_back()
    page.wait_for_url(f"**{course.url}")
    page.go_forward()
    page.wait_for_url(NEUTRAL)
