"""Ada in front of her quiz, and short words for what a browser sends."""

from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from courses.models import CoursePage, QuizPage
from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, Enrolment, QuizAttempt
from lms.services.quizzes import start
from lms.site.models import HomePage


@pytest.fixture
def home(p1: CoursePage) -> Iterator[HomePage]:
    """The start page of the ready-made site as root, with the catalogue below it."""
    home = HomePage(title="Startseite", slug="start")
    Page.get_first_root_node().add_child(instance=home)
    p1.get_parent().move(home, "last-child")
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    p1.refresh_from_db()
    yield home
    Site.clear_site_root_paths_cache()


@pytest.fixture
def attempt(enrolment: Enrolment, quiz: QuizPage) -> QuizAttempt:
    """Ada's open attempt at the quiz of P1."""
    return start(enrolment=enrolment, quiz=quiz)


@pytest.fixture
def adas(browser_of: Callable[[Any], Client], ada: Any) -> Client:
    """Ada's browser."""
    return browser_of(ada)


@pytest.fixture
def queries() -> Callable[[Callable[[], Any]], int]:
    """Count the SQL queries of a call, savepoints included."""

    def count(action: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            action()
        return len(captured)

    return count


def question_url(attempt: QuizAttempt, position: int) -> str:
    return reverse("lms:question", args=[attempt.uuid, position])


def url_of(attempt: QuizAttempt, name: str) -> str:
    """Address of "attempt", "submit" or "result"."""
    return reverse(f"lms:{name}", args=[attempt.uuid])


def form_of(answer: AttemptAnswer, response: Any) -> dict[str, list[str]]:
    """What a browser would send for this response."""
    return KINDS[answer.version.kind].form_data(answer.version.body, response, "answer")


def right_form(answer: AttemptAnswer) -> dict[str, list[str]]:
    return form_of(answer, KINDS[answer.version.kind].key(answer.version.body))


def of_kind(attempt: QuizAttempt, kind: str) -> AttemptAnswer:
    """The first question of a kind on the paper."""
    return attempt.answers.select_related("version").filter(version__kind=kind)[0]


def text_of(response: HttpResponse) -> str:
    """The page as text with entities resolved, so that quotes in sentences compare."""
    return unescape(response.content.decode())
