"""The page of a quiz costs at most fifteen queries, whatever has happened at it."""

import pytest
from django.utils import timezone

from courses.models import QuizPage, Topic
from lms.models import QuizAttempt
from lms.services.allowances import grant
from lms.services.quizzes import start
from tests.conftest import answer_all
from tests.courses.question_bank import add_pool, fill_bank

from .test_query_budgets import PAGE_BUDGET


@pytest.fixture
def limited(home, p1):
    """A quiz with draws and everything that may be arranged, on the ready-made site."""
    topic = Topic.objects.create(title="Neu", slug="neu")
    fill_bank(5, topic=topic, difficulty="hard")
    limits = {"time_limit_minutes": 30, "attempts_allowed": 9, "wait_minutes": 5}
    quiz = p1.add_child(instance=QuizPage(title="Gezogen", slug="gezogen", **limits))
    add_pool(quiz, 3, topic=topic, difficulty="hard")
    add_pool(quiz, 2, topic=topic)
    return QuizPage.objects.get(pk=quiz.pk)


def nothing_yet(enrolment, quiz) -> None:
    pass


def begun(enrolment, quiz) -> QuizAttempt:
    return start(enrolment=enrolment, quiz=quiz)


def failed(enrolment, quiz) -> None:
    answer_all(begun(enrolment, quiz), rightly=False)


def failed_often(enrolment, quiz) -> None:
    grant(learner=enrolment.learner, quiz=quiz, extra_attempts=3, no_waiting=True)
    for _attempt in range(4):
        failed(enrolment, quiz)


def passed(enrolment, quiz) -> None:
    answer_all(begun(enrolment, quiz))


STATES = [nothing_yet, begun, failed, failed_often, passed]


@pytest.mark.parametrize("happened", STATES)
def test_the_page_keeps_its_budget(adas, enrolment, limited, queries, happened):
    happened(enrolment, limited)
    assert adas.get(limited.url).status_code == 200
    assert queries(lambda: adas.get(limited.url)) <= PAGE_BUDGET


@pytest.mark.parametrize("happened", STATES)
def test_a_quiz_of_chosen_questions_keeps_it_too(adas, enrolment, home, quiz, queries, happened):
    fixed = QuizPage.objects.get(pk=quiz.pk)
    happened(enrolment, fixed)
    assert adas.get(fixed.url).status_code == 200
    assert queries(lambda: adas.get(fixed.url)) <= PAGE_BUDGET


def test_it_keeps_its_budget_after_the_time_is_over(adas, enrolment, limited, queries):
    attempt = begun(enrolment, limited)
    long_ago = timezone.now() - timezone.timedelta(hours=2)
    QuizAttempt.objects.update(deadline=long_ago, accepted_until=long_ago)
    adas.get(limited.url)  # hands it in
    assert not QuizAttempt.objects.get(pk=attempt.pk).is_open
    assert queries(lambda: adas.get(limited.url)) <= PAGE_BUDGET
