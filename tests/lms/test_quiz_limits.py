"""Attempts allowed, the wait between them, and a quiz that was taken off the site meanwhile."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from courses.questions.registry import KINDS
from lms.exceptions import NoAttemptsLeft, QuizClosed, TooEarly
from lms.models import QuizAttempt
from lms.services.enrolments import enrol
from lms.services.quizzes import start
from tests.conftest import answer_all, complete

from .conftest import question_url, right_form, text_of, url_of


def settle(quiz, **settings):
    type(quiz).objects.filter(pk=quiz.pk).update(**settings)
    quiz.refresh_from_db()
    return quiz


def fail_once(enrolment, quiz, **kwargs):
    return answer_all(start(enrolment=enrolment, quiz=quiz, **kwargs), rightly=False)


def start_url(quiz):
    return reverse("lms:start_quiz", args=[quiz.pk])


def test_after_the_last_attempt_there_is_no_other(adas, enrolment, quiz):
    settle(quiz, attempts_allowed=2)
    fail_once(enrolment, quiz)
    last = fail_once(enrolment, quiz)
    with pytest.raises(NoAttemptsLeft):
        start(enrolment=enrolment, quiz=quiz)
    reply = adas.post(start_url(quiz), follow=True)
    assert str(NoAttemptsLeft.message) in text_of(reply)
    for url in (quiz.url, url_of(last, "result")):
        assert start_url(quiz) not in text_of(adas.get(url))
    assert QuizAttempt.objects.count() == 2


def test_the_pages_say_how_many_are_left(adas, enrolment, quiz):
    settle(quiz, attempts_allowed=3)
    failed = fail_once(enrolment, quiz)
    sentence = gettext("You have %(number)s attempts left.") % {"number": 2}
    for url in (quiz.url, url_of(failed, "result")):
        page = text_of(adas.get(url))
        assert start_url(quiz) in page
        assert sentence in page or " 2 " in page


def test_an_open_attempt_can_be_gone_on_with_although_it_is_the_last(enrolment, quiz):
    settle(quiz, attempts_allowed=1)
    attempt = start(enrolment=enrolment, quiz=quiz)
    assert start(enrolment=enrolment, quiz=quiz) == attempt


def test_a_new_cycle_has_its_own_attempts(enrolment, quiz):
    settle(quiz, attempts_allowed=1)
    complete(enrolment)
    again = enrol(learner=enrolment.learner, course=enrolment.course, again=True)
    assert start(enrolment=again, quiz=quiz).number == 1


def test_the_wait_between_two_attempts_is_kept(adas, enrolment, quiz):
    settle(quiz, wait_minutes=60)
    failed = fail_once(enrolment, quiz)
    with pytest.raises(TooEarly):
        start(enrolment=enrolment, quiz=quiz)
    reply = adas.post(start_url(quiz), follow=True)
    assert reply.status_code == 200
    for page in (text_of(reply), text_of(adas.get(url_of(failed, "result")))):
        assert str(timezone.localdate().year) in page
        assert start_url(quiz) not in page
    later = timezone.now() + timedelta(minutes=61)
    assert start(enrolment=enrolment, quiz=quiz, now=later).number == 2


def test_a_clock_set_back_neither_locks_out_nor_gives_an_attempt_away(enrolment, quiz):
    settle(quiz, wait_minutes=60)
    fail_once(enrolment, quiz)
    QuizAttempt.objects.update(submitted_at=timezone.now() + timedelta(hours=3))
    with pytest.raises(TooEarly):
        start(enrolment=enrolment, quiz=quiz)
    QuizAttempt.objects.update(submitted_at=timezone.now() + timedelta(days=3000))
    assert start(enrolment=enrolment, quiz=quiz).number == 2


def test_nothing_is_asked_of_whoever_has_no_limits(adas, enrolment, quiz):
    fail_once(enrolment, quiz)
    assert start(enrolment=enrolment, quiz=quiz).number == 2


def test_a_running_attempt_outlives_the_page(adas, attempt, quiz):
    """Unpublished in the middle: what was begun can be finished."""
    quiz.unpublish()
    assert adas.post(start_url(quiz)).url == url_of(attempt, "attempt")
    for answer in attempt.answers.select_related("version"):
        reply = adas.post(question_url(attempt, answer.position), right_form(answer))
        assert reply.status_code == 302
    for url in (question_url(attempt, 1), url_of(attempt, "attempt")):
        assert adas.get(url).status_code == 200
    reply = adas.post(url_of(attempt, "submit"), follow=True)
    assert gettext("Passed") in text_of(reply)


def test_no_new_attempt_begins_at_a_page_that_is_gone(adas, attempt, quiz):
    failed = answer_all(attempt, rightly=False)
    quiz.unpublish()
    reply = adas.post(start_url(quiz), follow=True)
    assert reply.status_code == 200
    assert str(QuizClosed.message) in text_of(reply)
    assert start_url(quiz) not in text_of(adas.get(url_of(failed, "result")))
    assert QuizAttempt.objects.count() == 1


def test_the_whole_course_may_be_gone(adas, attempt, quiz, p1):
    answer_all(attempt, rightly=False)
    for page in (quiz, p1):
        page.unpublish()
    assert adas.get(url_of(attempt, "result")).status_code == 200
    assert adas.post(start_url(quiz), follow=True).status_code == 200


def test_another_device_goes_on_where_the_first_left(browser_of, ada, attempt):
    desk, phone = browser_of(ada), browser_of(ada)
    first, second = attempt.answers.select_related("version")[:2]
    desk.post(question_url(attempt, 1), right_form(first))
    page = text_of(phone.get(url_of(attempt, "attempt")))
    assert page.count("step--done") == 1
    phone.post(question_url(attempt, 2), right_form(second))
    kept = list(attempt.answers.filter(response__isnull=False).select_related("version"))
    assert [one.response for one in kept] == [
        KINDS[one.version.kind].key(one.version.body) for one in (first, second)
    ]
    desk.post(url_of(attempt, "submit"))
    assert phone.get(url_of(attempt, "attempt")).url == url_of(attempt, "result")


def test_options_stand_as_authored_if_they_are_not_shuffled(enrolment, quiz):
    settle(quiz, shuffle_options=False)
    attempt = start(enrolment=enrolment, quiz=quiz)
    for answer in attempt.answers.select_related("version"):
        assert bool(answer.order) == (answer.version.kind in {"matching", "ordering"})
