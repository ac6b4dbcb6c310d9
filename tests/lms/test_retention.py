"""Answers are forgotten after a while; results are not."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from lms.models import AttemptAnswer, QuizAttempt
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


@pytest.mark.parametrize(("days", "left"), [(29, 9), (31, 0)])
def test_answers_go_after_thirty_days_and_points_stay(attempt, days, left):
    hand_in_days_ago(attempt, days)
    erase_old_answers()
    assert kept(attempt) == left
    assert attempt.answers.filter(fraction=1).count() == 10
    attempt.refresh_from_db()
    assert attempt.passed


def test_erasing_again_finds_nothing(attempt):
    hand_in_days_ago(attempt, 31)
    assert (erase_old_answers(), erase_old_answers()) == (9, 0)


def test_an_open_attempt_keeps_its_answers(attempt):
    answer = of_kind(attempt, "true_false")
    AttemptAnswer.objects.filter(pk=answer.pk).update(response=True)
    QuizAttempt.objects.update(started_at=timezone.now() - timedelta(days=99))
    assert erase_old_answers() == 0
    assert kept(attempt) == 1


def test_only_old_attempts_are_touched(attempt, quiz):
    hand_in_days_ago(attempt, 31)
    recent = start(enrolment=attempt.enrolment, quiz=quiz)
    answer_all(recent)
    assert erase_old_answers() == 9
    assert kept(recent) == 9


def test_the_operator_decides_how_long(attempt, settings):
    settings.LMS_ANSWER_RETENTION_DAYS = 7
    hand_in_days_ago(attempt, 8)
    assert erase_old_answers() == 9


def test_the_command_erases_and_says_how_many(attempt):
    hand_in_days_ago(attempt, 31)
    assert run() == "9 answers older than 30 days erased.\n"
    assert kept(attempt) == 0


def test_a_dry_run_only_counts(attempt):
    hand_in_days_ago(attempt, 31)
    assert run("--dry-run") == "9 answers older than 30 days to erase.\n"
    assert kept(attempt) == 9


def test_no_answer_survives_in_a_history_table(attempt):
    """Answers have no history: it would keep what has to go."""
    assert not hasattr(AttemptAnswer, "history")
