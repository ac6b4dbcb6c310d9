"""Narrow and large: 320 px with letters of double size, and nobody scrolls sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from certificates.models import Certificate
from courses.models import CoursePage, LessonPage
from courses.questions.registry import KINDS
from lms.models import Completion

from .inspection import overflow
from .people import sign_in
from .walking import at_the_quiz, question_url

pytestmark = pytest.mark.journey
NARROW = {"width": 320, "height": 640}
# Above its window's right edge although nothing scrolls: cut off. Hidden labels are meant to be.
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(one => one.checkVisibility() && !one.closest('.visually-hidden, .skip-links'))
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter(one => !one.closest('[tabindex="0"]'))
    .map(one => one.outerHTML.slice(0, 120))"""


def read_large(page: Page, address: str) -> None:
    """Open a page with the letters of the browser set to 200 %."""
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert overflow(page) <= 0, address
    assert page.evaluate(CUT_OFF) == [], address


def test_nobody_scrolls_sideways(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    completion: Completion,
    site: str,
) -> None:
    page = sign_in(open_browser(viewport=NARROW), cast["ada"], site).new_page()
    certificate = Certificate.objects.get()
    attempt = completion.enrolment.attempts.get()
    for address in (
        "/",
        "/kurse/",
        course.url,
        *(f"{lesson.url}?hinweis=ok" for lesson in LessonPage.objects.child_of(course)),
        "/lernen/",
        "/lernen/profil/",
        f"/lernen/versuch/{attempt.uuid}/ergebnis/",
        "/pruefen/",
        f"/pruefen/{certificate.number}/{certificate.code}/",
    ):
        read_large(page, address)


def test_questions_fit_too(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    site: str,
) -> None:
    attempt = at_the_quiz(cast["ada"], course)
    page = sign_in(open_browser(viewport=NARROW), cast["ada"], site).new_page()
    for kind in KINDS:
        read_large(page, question_url(attempt, kind))
    read_large(page, f"/lernen/versuch/{attempt.uuid}/?alle")
