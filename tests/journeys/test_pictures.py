"""Pictures to look at: `SHOTS=folder pytest -m journey tests/journeys/test_pictures.py`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from certificates.models import Certificate
from courses.models import CoursePage, LessonPage, QuizPage
from courses.questions.registry import KINDS
from lms.models import Completion
from lms.services.enrolments import enrol
from lms.services.quizzes import start, submit

from .people import sign_in
from .walking import question_url

SIZES = {390: 844, 1280: 900}
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif("SHOTS" not in os.environ, reason="SHOTS names no folder for pictures"),
]


@pytest.mark.parametrize("width", SIZES)
def test_take_pictures(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    completion: Completion,
    site: str,
    *,
    width: int,
) -> None:
    viewport = {"width": width, "height": SIZES[width]}
    page = sign_in(open_browser(viewport=viewport), cast["ada"], site).new_page()
    lessons = LessonPage.objects.child_of(course)
    certificate = Certificate.objects.get()
    passed = completion.enrolment.attempts.get()
    again = enrol(learner=completion.enrolment.learner, course=course, again=True)
    attempt = start(enrolment=again, quiz=QuizPage.objects.child_of(course).get())
    take(page, width, "home", "/")
    take(page, width, "catalogue", "/kurse/")
    take(page, width, "course", course.url)
    take(page, width, "lesson", lessons[0].url)
    take(page, width, "lesson-notice", lessons[1].url)
    take(page, width, "my-learning", "/lernen/")
    for kind in KINDS:
        take(page, width, f"question-{kind}", question_url(attempt, kind))
    submit(attempt=attempt)
    take(page, width, "result-not-passed", f"/lernen/versuch/{attempt.uuid}/ergebnis/")
    take(page, width, "result-passed", f"/lernen/versuch/{passed.uuid}/ergebnis/")
    take(page, width, "check", "/pruefen/")
    take(page, width, "check-valid", f"/pruefen/{certificate.number}/{certificate.code}/")


def take(page: Page, width: int, name: str, address: str) -> None:
    page.goto(address)
    path = Path(os.environ["SHOTS"]) / f"{name}-{width}.png"
    page.screenshot(path=path, full_page=True)
    assert path.stat().st_size
