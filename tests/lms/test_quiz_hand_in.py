"""Handing in grades once; a double click, a second tab and a retry change nothing."""

from decimal import Decimal

import pytest

from courses.models import LessonPage
from courses.questions.registry import KINDS
from lms.exceptions import AttemptClosed
from lms.models import Completion, QuizAttempt, StepRecord
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit
from tests.conftest import answer_all

from .conftest import form_of, of_kind, question_url, right_form, text_of, url_of


def test_handing_in_twice_changes_nothing(adas, attempt):
    first = adas.post(url_of(attempt, "submit"))
    before = QuizAttempt.objects.values().get(pk=attempt.pk)
    second = adas.post(url_of(attempt, "submit"), follow=True)
    assert first.url == url_of(attempt, "result") == second.redirect_chain[-1][0]
    assert str(AttemptClosed.message) in text_of(second)
    assert QuizAttempt.objects.values().get(pk=attempt.pk) == before
    assert attempt.history.count() == 2


def test_all_right_passes_and_counts_as_done(attempt):
    submitted = answer_all(attempt)
    assert (submitted.score, submitted.passed) == (Decimal(1), True)
    assert StepRecord.objects.get().step_id == attempt.quiz_id


def test_all_blank_fails_and_nothing_is_done(attempt):
    submitted = answer_all(attempt, rightly=False)
    assert (submitted.score, submitted.passed) == (Decimal(0), False)
    assert not StepRecord.objects.exists()


@pytest.mark.parametrize(("right", "passes"), [(6, False), (7, True)])
def test_the_pass_mark_is_exact(attempt, right, passes):
    for answer in attempt.answers.select_related("version")[:right]:
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    assert submit(attempt=attempt).passed is passes


def test_a_second_tab_after_handing_in_is_told_so(adas, attempt):
    answer = of_kind(attempt, "true_false")
    adas.post(url_of(attempt, "submit"))
    before = attempt.answers.values_list("response", "fraction").get(position=answer.position)
    reply = adas.post(question_url(attempt, answer.position), right_form(answer), follow=True)
    assert reply.redirect_chain[-1][0] == url_of(attempt, "result")
    assert str(AttemptClosed.message) in text_of(reply)
    after = attempt.answers.values_list("response", "fraction").get(position=answer.position)
    assert after == before


def test_a_second_tab_with_a_malformed_answer_is_told_the_same(adas, attempt):
    answer = of_kind(attempt, "single")
    adas.post(url_of(attempt, "submit"))
    reply = adas.post(question_url(attempt, answer.position), {"answer": "tampered"})
    assert reply.url == url_of(attempt, "result")


def test_a_question_of_a_closed_attempt_leads_to_the_result(adas, attempt):
    answer_all(attempt)
    for url in (question_url(attempt, 1), url_of(attempt, "attempt")):
        assert adas.get(url).url == url_of(attempt, "result")


def test_the_result_of_an_open_attempt_leads_back_to_it(adas, attempt):
    assert adas.get(url_of(attempt, "result")).url == url_of(attempt, "attempt")


def test_after_failing_one_may_try_again_and_pass(adas, attempt, quiz):
    answer_all(attempt, rightly=False)
    again = start(enrolment=attempt.enrolment, quiz=quiz)
    assert again.answers.filter(response__isnull=False).count() == 0
    assert answer_all(again).passed
    assert QuizAttempt.objects.get(pk=attempt.pk).passed is False


def test_failing_after_having_passed_takes_nothing_away(attempt, quiz):
    answer_all(attempt)
    answer_all(start(enrolment=attempt.enrolment, quiz=quiz), rightly=False)
    assert StepRecord.objects.filter(step=quiz).count() == 1


def test_free_text_is_gone_once_it_is_graded(adas, attempt):
    answer = of_kind(attempt, "short_answer")
    secret = "Frau Beispiel aus der Nachbarschaft"
    adas.post(question_url(attempt, answer.position), form_of(answer, secret))
    reply = adas.post(url_of(attempt, "submit"), follow=True)
    answer.refresh_from_db()
    assert answer.response is None
    assert answer.fraction == 0
    assert secret not in text_of(reply)


def test_passing_the_quiz_alone_completes_nothing(attempt):
    """ASVS 2.3.1: no certificate by calling the last step."""
    assert answer_all(attempt).passed
    assert not Completion.objects.exists()


def test_the_last_lesson_after_the_quiz_completes(attempt, p1):
    answer_all(attempt)
    *lessons, last = LessonPage.objects.child_of(p1).order_by("path")
    for lesson in lessons:
        assert finish_lesson(enrolment=attempt.enrolment, lesson=lesson) is None
    assert finish_lesson(enrolment=attempt.enrolment, lesson=last) == Completion.objects.get()
