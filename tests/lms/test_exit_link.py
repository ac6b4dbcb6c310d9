"""The way out is on every page, the help box on every lesson and result (field rule E.4)."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from courses.models import ContactPoint, LessonPage
from tests.conftest import answer_all

from .conftest import question_url, text_of, url_of

VISITOR_PAGES = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_email_verification_sent",
    "certificates:verify",
    "lms:safety",
]
MEMBER_PAGES = [
    "lms:my_learning",
    "lms:profile",
    "account_logout",
    "account_email",
    "account_change_password",
    "mfa_index",
]


def exits(page: str) -> list[str]:
    return [tag["href"] for tag in BeautifulSoup(page, "html.parser").select("a[data-exit]")]


def assert_can_leave(client: Client, url: str, settings, status: int = 200) -> None:
    reply = client.get(url, follow=True)
    assert reply.status_code == status, url
    found = exits(text_of(reply))
    assert found, url
    assert set(found) == {settings.COURSES_EXIT_URL}


@pytest.fixture(autouse=True)
def _neutral_page(settings):
    settings.COURSES_EXIT_URL = "https://neutral.example/"


@pytest.mark.parametrize("name", VISITOR_PAGES)
def test_visitors_can_leave_from(p1, settings, name):
    assert_can_leave(Client(), reverse(name), settings)


@pytest.mark.parametrize("name", MEMBER_PAGES)
def test_members_can_leave_from(adas, p1, settings, name):
    assert_can_leave(adas, reverse(name), settings)


def test_pages_of_a_course_can_be_left(p1, settings):
    pages = [p1.get_parent(), p1, *p1.get_children()]
    for page in pages:
        assert_can_leave(Client(), page.url, settings)


def test_pages_of_a_quiz_can_be_left(adas, attempt, p1, settings):
    assert_can_leave(adas, reverse("lms:enrol", args=[p1.pk]), settings)
    for position in range(1, 11):
        assert_can_leave(adas, question_url(attempt, position), settings)
    assert_can_leave(adas, url_of(attempt, "attempt") + "?alle", settings)
    answer_all(attempt)
    assert_can_leave(adas, url_of(attempt, "result"), settings)


def test_error_pages_can_be_left(p1, settings):
    assert_can_leave(Client(), "/gibt-es-nicht/", settings, status=404)
    reply = Client(enforce_csrf_checks=True).post(reverse("account_login"))
    assert reply.status_code == 403
    assert exits(text_of(reply))


def help_box(page: str) -> str:
    return str(BeautifulSoup(page, "html.parser").select_one("#hilfe"))


def test_the_help_box_is_the_same_on_every_lesson_question_and_result(adas, attempt, p1):
    """WCAG 2.2, 3.2.6: same numbers, same order, same place."""
    pages = [lesson.url for lesson in LessonPage.objects.child_of(p1)]
    pages += [attempt.quiz.url, question_url(attempt, 1), url_of(attempt, "attempt") + "?alle"]
    boxes = {help_box(text_of(adas.get(url))) for url in pages}
    answer_all(attempt)
    boxes.add(help_box(text_of(adas.get(url_of(attempt, "result")))))
    (box,) = boxes
    names = ContactPoint.objects.filter(in_help_box=True).values_list("name", flat=True)
    assert all(name in unescape(box) for name in names)


def test_a_number_taken_out_of_the_box_is_gone(p1):
    contact = ContactPoint.objects.filter(in_help_box=True)[0]
    ContactPoint.objects.filter(pk=contact.pk).update(in_help_box=False)
    lesson = LessonPage.objects.child_of(p1).first()
    assert contact.name not in help_box(text_of(Client().get(lesson.url)))
