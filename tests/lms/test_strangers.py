"""Nobody sees or touches somebody else's attempt; visitors are led to the log-in."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.models import AttemptAnswer, QuizAttempt
from tests.conftest import answer_all

from .conftest import question_url, right_form, text_of, url_of

ATTEMPT_PAGES = ["attempt", "submit", "result"]


@pytest.fixture
def strange(browser_of, cy):
    return browser_of(cy)


@pytest.mark.parametrize("name", ATTEMPT_PAGES)
@pytest.mark.parametrize("handed_in", [False, True])
def test_an_attempt_of_somebody_else_answers_404(strange, attempt, name, handed_in):
    if handed_in:
        answer_all(attempt)
    before = QuizAttempt.objects.values().get()
    send = strange.post if name == "submit" else strange.get
    assert send(url_of(attempt, name)).status_code == 404
    assert QuizAttempt.objects.values().get() == before


def test_a_question_of_somebody_else_can_be_neither_read_nor_answered(strange, attempt):
    answer = attempt.answers.select_related("version")[0]
    url = question_url(attempt, 1)
    assert strange.get(url).status_code == 404
    assert strange.post(url, right_form(answer)).status_code == 404
    assert not AttemptAnswer.objects.filter(response__isnull=False).exists()


def test_even_staff_cannot_open_the_paper_of_a_learner(browser_of, admin, attempt):
    for name in ("attempt", "result"):
        assert browser_of(admin).get(url_of(attempt, name)).status_code == 404


def test_a_course_of_somebody_else_cannot_be_resumed(strange, attempt, p1):
    assert strange.get(reverse("lms:resume", args=[p1.pk])).status_code == 404


def test_my_learning_shows_nothing_of_others(strange, attempt, p1):
    assert p1.title not in text_of(strange.get(reverse("lms:my_learning"))).split("<main")[1]


def own_pages(attempt, course):
    return [
        reverse("lms:my_learning"),
        reverse("lms:profile"),
        reverse("lms:enrol", args=[course.pk]),
        reverse("lms:resume", args=[course.pk]),
        url_of(attempt, "attempt"),
        url_of(attempt, "result"),
        question_url(attempt, 1),
    ]


def test_visitors_are_led_to_the_log_in_and_back(attempt, p1):
    for url in own_pages(attempt, p1):
        reply = Client().get(url)
        assert (reply.status_code, reply.url) == (302, f"{reverse('account_login')}?next={url}")


@pytest.mark.parametrize("name", ["start_quiz", "finish_lesson", "submit"])
def test_an_expired_session_leads_back_to_the_page_with_the_form(attempt, p1, name):
    """Not to the address of the POST, which answers no GET."""
    keys = {"start_quiz": attempt.quiz_id, "finish_lesson": p1.get_first_child().pk}
    url = reverse(f"lms:{name}", args=[keys.get(name, attempt.uuid)])
    reply = Client().post(url, headers={"Referer": "http://testserver/kurse/seite/?a=b"})
    assert reply.url == f"{reverse('account_login')}?next=/kurse/seite/%3Fa%3Db"
    reply = Client().post(url, headers={"Referer": "https://elsewhere.example/"})
    assert reply.url == f"{reverse('account_login')}?next={reverse('lms:my_learning')}"


def test_lms_login_url_is_obeyed(settings, db):
    settings.LMS_LOGIN_URL = "/anmelden/"
    assert Client().get(reverse("lms:my_learning")).url.startswith("/anmelden/?next=")
