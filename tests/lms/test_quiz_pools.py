"""A paper drawn from the bank: pinned, flat in queries, and never a closed door."""

import logging

import pytest
from django.urls import reverse

from courses.models import Question, QuizPage, Topic
from lms.exceptions import QuizNotReady
from lms.models import QuizAttempt
from lms.services.quizzes import start
from tests.conftest import answer_all
from tests.courses.question_bank import add_pool, fill_bank

from .conftest import question_url, url_of
from .test_query_budgets import PAGE_BUDGET, SUBMIT_BUDGET


@pytest.fixture
def topic(p1):
    return Topic.objects.create(title="Neu", slug="neu")


@pytest.fixture
def pooled(p1, topic):
    """Five of one topic, three of them hard."""
    quiz = p1.add_child(instance=QuizPage(title="Gezogen", slug="gezogen"))
    fill_bank(5, topic=topic, difficulty="hard")
    fill_bank(5, topic=topic, difficulty="easy")
    add_pool(quiz, 3, topic=topic, difficulty="hard")
    add_pool(quiz, 2, topic=topic)
    return quiz


def test_a_paper_is_drawn_and_pinned(enrolment, pooled):
    attempt = start(enrolment=enrolment, quiz=pooled)
    drawn = list(attempt.answers.values_list("version__question", flat=True))
    assert len(set(drawn)) == 5
    Question.objects.filter(pk__in=drawn).update(live=False)
    again = start(enrolment=enrolment, quiz=pooled)
    assert list(again.answers.values_list("version__question", flat=True)) == drawn
    assert answer_all(again).passed


def test_papers_differ(enrolment, pooled):
    papers = set()
    for _round in range(8):
        attempt = start(enrolment=enrolment, quiz=pooled)
        papers.add(frozenset(attempt.answers.values_list("version", flat=True)))
        answer_all(attempt, rightly=False)
    assert len(papers) > 1


def test_a_pool_that_became_too_small_gives_what_it_has_and_tells_the_operator(
    enrolment, pooled, topic, caplog
):
    Question.objects.filter(topic=topic, difficulty="hard").update(live=False)
    with caplog.at_level(logging.WARNING, logger="lms.services.quizzes"):
        attempt = start(enrolment=enrolment, quiz=pooled)
    assert attempt.answers.count() == 2
    assert "3 questions short" in caplog.text


def test_pools_without_any_question_say_so(adas, enrolment, pooled, topic):
    Question.objects.filter(topic=topic).update(live=False)
    reply = adas.post(reverse("lms:start_quiz", args=[pooled.pk]), follow=True)
    assert str(QuizNotReady.message) in reply.content.decode()
    assert not QuizAttempt.objects.exists()


def test_starting_costs_the_same_from_ten_to_a_thousand_questions(
    enrolment, pooled, topic, queries
):
    few = queries(lambda: start(enrolment=enrolment, quiz=pooled))
    answer_all(QuizAttempt.objects.get(), rightly=False)
    fill_bank(990, topic=topic, difficulty="hard")
    many = queries(lambda: start(enrolment=enrolment, quiz=pooled))
    assert many == few <= PAGE_BUDGET


def test_pages_of_a_drawn_paper_stay_within_their_budget(adas, enrolment, pooled, queries):
    begin = reverse("lms:start_quiz", args=[pooled.pk])
    assert queries(lambda: adas.post(begin)) <= PAGE_BUDGET + 5
    attempt = QuizAttempt.objects.get()
    assert queries(lambda: adas.get(question_url(attempt, 1))) <= PAGE_BUDGET
    assert queries(lambda: adas.get(url_of(attempt, "attempt") + "?alle")) <= PAGE_BUDGET
    assert queries(lambda: adas.post(url_of(attempt, "submit"))) <= SUBMIT_BUDGET
    assert queries(lambda: adas.get(url_of(attempt, "result"))) <= PAGE_BUDGET


def test_limits_and_pictures_keep_the_question_page_in_its_budget(adas, enrolment, pooled, queries):
    pooled.time_limit_minutes, pooled.attempts_allowed, pooled.wait_minutes = 30, 3, 5
    pooled.show_verdict = "each"
    pooled.save()
    attempt = start(enrolment=enrolment, quiz=pooled)
    url = question_url(attempt, 1)
    assert queries(lambda: adas.get(url)) <= PAGE_BUDGET
    assert queries(lambda: adas.post(url, {"answer": "true", "check": ""})) <= PAGE_BUDGET
    assert queries(lambda: adas.get(url)) <= PAGE_BUDGET
