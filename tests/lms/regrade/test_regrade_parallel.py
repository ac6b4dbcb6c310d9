"""Regrades, handing in and erasing at once: no result is lost, none is counted twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import QuestionVersion
from lms.models import AttemptAnswer, QuizAttempt, Regrade, StepRecord
from lms.services.quizzes import start, submit
from lms.services.regrades import regrade
from lms.services.retention import erase_old_answers

from ..crowd import crowd
from ..test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def version(quiz):
    return QuestionVersion.objects.filter(question__quiz_places__quiz=quiz, kind="single")[0]


def test_eight_regrades_at_once_do_it_once(ada, quiz, version):
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 30)
    wrong = AttemptAnswer.objects.filter(fraction=0).count()
    found = at_once(lambda: regrade(old=version, new=None, user=None))
    assert not [error for error in found if isinstance(error, Exception)]
    assert sum(one.answers_changed for one in Regrade.objects.all()) == wrong
    assert not AttemptAnswer.objects.exclude(fraction=1).exists()
    assert not QuizAttempt.objects.filter(passed=False).exists()
    assert StepRecord.objects.filter(step=quiz).count() == wrong


def test_handing_in_and_regrading_at_once_lose_nothing(enrolment, quiz, version):
    attempt = start(enrolment=enrolment, quiz=quiz)
    deeds = iter([lambda: submit(attempt=attempt)] * 4 + [
        lambda: regrade(old=version, new=None, user=None)
    ] * 4)  # fmt: skip
    found = at_once(lambda: next(deeds)())
    assert not [error for error in found if isinstance(error, Exception)]
    regrade(old=version, new=None, user=None)  # for the case that handing in came last
    attempt.refresh_from_db()
    assert attempt.score == sum(answer.fraction for answer in attempt.answers.all()) / 10
    assert attempt.answers.get(version=version).fraction == 1


def test_erasing_and_regrading_at_once_leave_no_points_behind(ada, quiz, version):
    day = timezone.now() - timedelta(days=31)
    crowd(learner=ada.learner, quiz=quiz, papers=[[version]] * 30, submitted_at=day)
    deeds = iter([erase_old_answers] * 4 + [
        lambda: regrade(old=version, new=None, user=None)
    ] * 4)  # fmt: skip
    found = at_once(lambda: next(deeds)())
    assert not [error for error in found if isinstance(error, Exception)]
    erase_old_answers()
    assert not AttemptAnswer.objects.exists()
    assert not QuizAttempt.objects.filter(score__isnull=False).exists()
    assert not QuizAttempt.history.filter(score__isnull=False).exists()
