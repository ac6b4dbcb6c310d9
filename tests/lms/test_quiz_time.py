"""A time limit closes the attempt with what was saved; nothing is lost, and nobody sees a 500."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from courses.models import LessonPage
from courses.questions.registry import KINDS
from lms.exceptions import AttemptExpired
from lms.models import Completion, QuizAttempt
from lms.services.enrolments import enrol
from lms.services.progress import finish_lesson
from lms.services.quizzes import close_if_expired, save_answer, start, submit

from .conftest import of_kind, question_url, right_form, text_of, url_of

GRACE = 90


@pytest.fixture
def timed(enrolment, quiz):
    """Ada's open attempt: thirty minutes, and ninety seconds of grace."""
    quiz.time_limit_minutes, quiz.grace_seconds = 30, GRACE
    quiz.save()
    return start(enrolment=enrolment, quiz=quiz)


def save_right(attempt, number):
    for answer in attempt.answers.select_related("version")[:number]:
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)


def let_pass(attempt, **span):
    """As if the attempt had begun that much earlier."""
    for one in QuizAttempt.objects.filter(pk=attempt.pk, deadline__isnull=False):
        earlier = timedelta(**span)
        QuizAttempt.objects.filter(pk=one.pk).update(
            started_at=one.started_at - earlier,
            deadline=one.deadline - earlier,
            accepted_until=one.accepted_until - earlier,
        )
    attempt.refresh_from_db()


def run(*arguments):
    out = StringIO()
    call_command("lms_close_expired", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_a_quiz_has_no_limit_unless_it_is_set(attempt):
    assert (attempt.deadline, attempt.accepted_until) == (None, None)


def test_the_limit_is_kept_on_the_server(timed):
    assert abs(timed.deadline - timed.started_at - timedelta(minutes=30)) < timedelta(seconds=5)
    assert timed.accepted_until - timed.deadline == timedelta(seconds=GRACE)


def test_within_the_grace_answers_and_handing_in_count(adas, timed):
    let_pass(timed, minutes=30, seconds=GRACE - 30)
    answer = of_kind(timed, "single")
    adas.post(question_url(timed, answer.position), right_form(answer))
    adas.post(url_of(timed, "submit"))
    timed.refresh_from_db()
    assert (timed.timed_out, float(timed.score)) == (False, 0.1)


def test_a_late_answer_closes_with_what_was_there(adas, timed):
    save_right(timed, 7)
    let_pass(timed, minutes=32)
    answer = timed.answers.select_related("version").get(position=9)
    reply = adas.post(question_url(timed, 9), right_form(answer), follow=True)
    assert reply.redirect_chain[-1][0] == url_of(timed, "result")
    assert str(AttemptExpired.message) in text_of(reply)
    timed.refresh_from_db()
    answer.refresh_from_db()
    assert (timed.timed_out, timed.passed, answer.response) == (True, True, None)
    assert timed.submitted_at == timed.accepted_until


def test_the_service_keeps_what_it_handed_in_although_it_raises(timed):
    save_right(timed, 7)
    let_pass(timed, minutes=32)
    with pytest.raises(AttemptExpired):
        save_answer(attempt=timed, position=9, response="x")
    assert QuizAttempt.objects.get(pk=timed.pk).passed
    with pytest.raises(AttemptExpired):
        save_answer(attempt=timed, position=9, response="x")


@pytest.mark.parametrize("page", ["question", "attempt", "result", "quiz"])
def test_every_page_closes_what_is_over(adas, timed, quiz, page):
    save_right(timed, 7)
    let_pass(timed, minutes=32)
    url = {"question": question_url(timed, 1), "quiz": quiz.url}.get(page)
    reply = adas.get(url or url_of(timed, page), follow=True)
    assert reply.status_code == 200
    timed.refresh_from_db()
    assert (timed.is_open, timed.passed, timed.timed_out) == (False, True, True)


def test_handing_in_late_is_no_error(adas, timed):
    save_right(timed, 7)
    let_pass(timed, minutes=32)
    reply = adas.post(url_of(timed, "submit"), follow=True)
    assert reply.status_code == 200
    timed.refresh_from_db()
    assert (timed.timed_out, timed.passed) == (True, True)


def test_saving_in_the_background_too_late_is_no_error(adas, timed):
    let_pass(timed, minutes=32)
    answer = of_kind(timed, "single")
    reply = adas.post(
        question_url(timed, answer.position),
        right_form(answer),
        headers={"X-Requested-With": "autosave"},
    )
    assert reply.status_code == 302


def test_starting_again_hands_the_old_one_in_first(timed, quiz):
    let_pass(timed, minutes=32)
    again = start(enrolment=timed.enrolment, quiz=quiz)
    timed.refresh_from_db()
    assert (again.number, timed.timed_out) == (2, True)


def test_the_wait_counts_from_the_end_of_the_time(timed, quiz):
    quiz.wait_minutes = 60
    quiz.save()
    let_pass(timed, minutes=30 + 70)
    assert start(enrolment=timed.enrolment, quiz=quiz).number == 2


def test_the_page_names_the_deadline_and_whom_to_ask_but_does_not_tick(adas, timed, p1):
    page = text_of(adas.get(question_url(timed, 1)))
    box = page.split('id="frist"')[1].split("</form>")[0]
    assert " 30 " in box
    assert p1.provider.name in box
    assert f"{timezone.localtime(timed.deadline):%H:%M}" in box
    assert "data-countdown" not in page
    assert 'http-equiv="refresh"' not in page


def test_without_a_limit_there_is_no_word_of_it(adas, attempt):
    assert 'id="frist"' not in text_of(adas.get(question_url(attempt, 1)))


def test_a_shorter_limit_does_not_touch_a_running_attempt(timed, quiz):
    quiz.time_limit_minutes = 1
    quiz.save()
    let_pass(timed, minutes=10)
    assert close_if_expired(attempt=timed).is_open


def test_the_command_hands_in_what_is_over_and_nothing_else(timed, quiz, cy, p1):
    other = start(enrolment=enrol(learner=cy.learner, course=p1), quiz=quiz)
    save_right(timed, 7)
    let_pass(timed, minutes=32)
    assert run("--dry-run") == "1 attempts to hand in\n"
    assert run() == "1 handed in, 0 failed\n"
    assert run() == "0 handed in, 0 failed\n"
    timed.refresh_from_db()
    other.refresh_from_db()
    assert (timed.timed_out, timed.passed, other.is_open) == (True, True, True)
    assert timed.history.count() == 2


def test_one_that_fails_does_not_keep_the_others_open(timed, quiz, cy, p1):
    other = start(enrolment=enrol(learner=cy.learner, course=p1), quiz=quiz)
    for attempt in (timed, other):
        let_pass(attempt, minutes=32)
    version = timed.answers.select_related("version")[0].version
    timed.answers.filter(version=version).update(response={"not": "possible"})
    with pytest.raises(CommandError, match="1 attempts"):
        run()
    other.refresh_from_db()
    assert not other.is_open
    assert QuizAttempt.objects.get(pk=timed.pk).is_open


def test_the_course_is_completed_by_an_attempt_that_ran_out(timed, p1):
    for lesson in LessonPage.objects.child_of(p1):
        finish_lesson(enrolment=timed.enrolment, lesson=lesson)
    save_right(timed, 10)
    let_pass(timed, minutes=32)
    run()
    assert Completion.objects.filter(enrolment=timed.enrolment).exists()


def test_a_clock_that_jumps_back_gives_time_and_no_error(timed):
    now = timezone.now() - timedelta(days=2)
    answer = of_kind(timed, "true_false")
    save_answer(attempt=timed, position=answer.position, response=True, now=now)
    assert submit(attempt=timed, now=now).timed_out is False
