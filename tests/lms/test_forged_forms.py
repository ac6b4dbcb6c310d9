"""Forms without the right token are refused with a page, and addresses know their methods."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from lms.models import QuizAttempt, StepRecord

from .conftest import question_url, text_of, url_of


@pytest.fixture
def strict(ada) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    return client


def test_a_wrong_token_answers_403_in_german_and_changes_nothing(strict, attempt, p1):
    lesson = p1.get_first_child()
    for url in (
        url_of(attempt, "submit"),
        question_url(attempt, 1),
        reverse("lms:profile"),
        reverse("lms:enrol", args=[p1.pk]),
        reverse("lms:finish_lesson", args=[lesson.pk]),
        reverse("lms:start_quiz", args=[attempt.quiz_id]),
    ):
        reply = strict.post(url, {"csrfmiddlewaretoken": "forged", "answer": "14"})
        assert reply.status_code == 403
        assert '<html lang="de"' in text_of(reply)
        assert gettext("Please send the form again") in text_of(reply)
    assert QuizAttempt.objects.get().is_open
    assert not StepRecord.objects.exists()


def test_the_token_page_is_translated():
    assert gettext("Please send the form again") != "Please send the form again"


def test_addresses_that_change_something_answer_no_get(adas, attempt, p1):
    """ASVS 3.5: GET never writes. 405 names what is allowed."""
    for url in (
        url_of(attempt, "submit"),
        reverse("lms:start_quiz", args=[attempt.quiz_id]),
        reverse("lms:finish_lesson", args=[p1.get_first_child().pk]),
    ):
        for client in (adas, Client()):
            reply = client.get(url)
            assert (reply.status_code, reply["Allow"]) == (405, "POST")


def test_addresses_that_only_show_answer_no_post(adas, attempt, p1):
    for url in (
        reverse("lms:my_learning"),
        reverse("lms:safety"),
        reverse("lms:resume", args=[p1.pk]),
        url_of(attempt, "attempt"),
        url_of(attempt, "result"),
    ):
        assert adas.post(url).status_code == 405


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(adas, attempt, method):
    for url in (question_url(attempt, 1), reverse("lms:profile")):
        assert getattr(adas, method)(url).status_code == 405


def test_reading_changes_nothing(adas, attempt, p1):
    """Every page Ada can reach by GET leaves all records as they are."""

    def state():
        return [
            list(model.objects.order_by("pk").values())
            for model in (QuizAttempt, StepRecord, QuizAttempt.history.model)
        ]

    before = state()
    for url in (
        p1.url,
        p1.get_first_child().url,
        attempt.quiz.url,
        question_url(attempt, 1),
        url_of(attempt, "attempt"),
        reverse("lms:my_learning"),
        reverse("lms:resume", args=[p1.pk]),
        reverse("lms:enrol", args=[p1.pk]),
    ):
        adas.get(url)
    assert state() == before
