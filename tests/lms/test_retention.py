"""Answers are forgotten after a while; results are not."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from lms.models import AttemptAnswer, ItemTally, QuizAttempt
from lms.services.quizzes import start
from lms.services.retention import erase_old_answers
from tests.conftest import answer_all

from .conftest import of_kind


def hand_in_days_ago(attempt: QuizAttempt, days: int) -> None:
    answer_all(attempt)
    day = timezone.now() - timedelta(days=days)
    QuizAttempt.objects.filter(pk=attempt.pk).update(submitted_at=day)


def kept(attempt: QuizAttempt) -> int:
    return attempt.answers.filter(response__isnull=False).count()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("lms_erase_answers", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("days", "left"), [(29, 10), (31, 0)])
def test_answers_and_points_go_after_thirty_days(attempt, days, left):
    hand_in_days_ago(attempt, days)
    erase_old_answers()
    assert attempt.answers.count() == left
    attempt.refresh_from_db()
    assert (attempt.score is None) == (left == 0)


def test_that_she_passed_and_when_stays(attempt):
    hand_in_days_ago(attempt, 31)
    attempt.refresh_from_db()
    before = (attempt.passed, attempt.submitted_at)
    erase_old_answers()
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.submitted_at) == before == (True, before[1])


def test_the_points_go_from_the_history_as_well(attempt):
    hand_in_days_ago(attempt, 31)
    assert attempt.history.filter(score=1).exists()
    rows = attempt.history.count()
    erase_old_answers()
    assert not attempt.history.filter(score__isnull=False).exists()
    assert attempt.history.count() == rows


def test_a_failed_attempt_is_forgotten_too(attempt):
    answer_all(attempt, rightly=False)
    QuizAttempt.objects.update(submitted_at=timezone.now() - timedelta(days=31))
    assert erase_old_answers() == 10
    attempt.refresh_from_db()
    assert (attempt.score, attempt.passed) == (None, False)


def test_erasing_again_finds_nothing(attempt):
    hand_in_days_ago(attempt, 31)
    assert (erase_old_answers(), erase_old_answers()) == (10, 0)
    assert set(ItemTally.objects.values_list("n", flat=True)) == {1}


def test_an_open_attempt_keeps_its_answers_for_a_year(attempt):
    answer = of_kind(attempt, "true_false")
    AttemptAnswer.objects.filter(pk=answer.pk).update(response=True)
    QuizAttempt.objects.update(started_at=timezone.now() - timedelta(days=364))
    assert erase_old_answers() == 0
    assert kept(attempt) == 1


def test_an_attempt_left_open_for_a_year_is_blank_again(attempt):
    answer = of_kind(attempt, "true_false")
    AttemptAnswer.objects.filter(pk=answer.pk).update(
        response=True, fraction=1, checked_at=timezone.now()
    )
    QuizAttempt.objects.update(started_at=timezone.now() - timedelta(days=366))
    assert run() == (
        "0 answers older than 30 days erased.\n"
        "1 answers of attempts left open for 365 days erased.\n"
    )
    answer.refresh_from_db()
    attempt.refresh_from_db()
    assert (answer.response, answer.fraction, answer.checked_at) == (None, None, None)
    assert (attempt.is_open, attempt.answers.count()) == (True, 10)
    assert not ItemTally.objects.exists()


def test_only_old_attempts_are_touched(attempt, quiz):
    hand_in_days_ago(attempt, 31)
    recent = start(enrolment=attempt.enrolment, quiz=quiz)
    answer_all(recent)
    assert erase_old_answers() == 10
    assert recent.answers.filter(fraction=1).count() == 10


def test_the_operator_decides_how_long(attempt, settings):
    settings.LMS_ANSWER_RETENTION_DAYS = 7
    hand_in_days_ago(attempt, 8)
    assert erase_old_answers() == 10


def test_and_how_long_an_attempt_may_stay_open(attempt, settings):
    settings.LMS_OPEN_ATTEMPT_DAYS = 7
    attempt.answers.filter(position=1).update(response="a")
    QuizAttempt.objects.update(started_at=timezone.now() - timedelta(days=8))
    assert erase_old_answers() == 1


def test_the_command_erases_and_says_how_many(attempt):
    hand_in_days_ago(attempt, 31)
    assert run() == "10 answers older than 30 days erased.\n"
    assert not attempt.answers.exists()


def test_a_dry_run_only_counts(attempt):
    hand_in_days_ago(attempt, 31)
    assert run("--dry-run") == "10 answers older than 30 days to erase.\n"
    assert kept(attempt) == 8  # words and gaps are forgotten already


def test_no_answer_survives_in_a_history_table(attempt):
    """Answers have no history: it would keep what has to go."""
    assert not hasattr(AttemptAnswer, "history")
