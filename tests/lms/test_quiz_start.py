"""Starting a quiz draws one paper and keeps it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import Question, QuizPage, QuizQuestion
from courses.questions.registry import KINDS
from lms.exceptions import QuizNotReady
from lms.models import QuizAttempt
from lms.services.quizzes import start
from tests.conftest import answer_all

from .conftest import text_of


def test_starting_twice_gives_the_same_attempt(adas, enrolment, quiz):
    address = reverse("lms:start_quiz", args=[quiz.pk])
    first = adas.post(address)
    assert adas.post(address).url == first.url
    assert QuizAttempt.objects.count() == 1


def test_the_database_allows_one_open_attempt(attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizAttempt.objects.create(
            enrolment=attempt.enrolment, quiz=attempt.quiz, number=2, pass_mark=70
        )


def test_a_new_attempt_after_handing_in_has_the_next_number(attempt, quiz):
    answer_all(attempt, rightly=False)
    assert start(enrolment=attempt.enrolment, quiz=quiz).number == 2


def test_the_order_is_drawn_once_and_shown_again(adas, attempt):
    answer = attempt.answers.select_related("version").filter(version__kind="single")[0]
    ids = {option["id"] for option in answer.version.body["options"]}
    assert set(answer.order) == ids
    url = reverse("lms:question", args=[attempt.uuid, answer.position])
    shown = [text_of(adas.get(url)).split("<fieldset")[1].split("</fieldset")[0] for _ in "ab"]
    assert shown[0] == shown[1]
    texts = {option["id"]: option["text"] for option in answer.version.body["options"]}
    places = [shown[0].index(texts[key].split("<")[0][:40]) for key in answer.order]
    assert places == sorted(places)


def test_orders_differ_between_attempts(enrolment, quiz):
    """Seven shuffled questions drawn eight times: the same paper each time is no chance."""
    papers = set()
    for _round in range(8):
        attempt = start(enrolment=enrolment, quiz=quiz)
        papers.add(str([answer.order for answer in attempt.answers.all()]))
        answer_all(attempt, rightly=False)
    assert len(papers) > 1


def test_an_unpublished_question_is_left_out(enrolment, quiz):
    Question.objects.get(reference="P1-Q02").unpublish()
    attempt = start(enrolment=enrolment, quiz=quiz)
    references = attempt.answers.values_list("version__question__reference", flat=True)
    assert "P1-Q02" not in references
    assert list(attempt.answers.values_list("position", flat=True)) == list(range(1, 10))


def test_a_question_in_two_quizzes_is_drawn_once_in_the_order_of_this_quiz(enrolment, quiz, p1):
    other = p1.add_child(instance=QuizPage(title="Zweite Kontrolle", slug="zwei"))
    questions = [place.question for place in quiz.quiz_questions.all()]
    for order, question in enumerate(reversed(questions)):
        QuizQuestion.objects.create(quiz=other, question=question, sort_order=order)
    for page, wanted in ((quiz, questions), (other, questions[::-1])):
        attempt = start(enrolment=enrolment, quiz=page)
        drawn = [answer.version.question for answer in attempt.answers.all()]
        assert drawn == wanted


def test_a_quiz_without_published_questions_says_so(adas, enrolment, quiz):
    for question in Question.objects.all():
        question.unpublish()
    reply = adas.post(reverse("lms:start_quiz", args=[quiz.pk]), follow=True)
    assert reply.status_code == 200
    assert str(QuizNotReady.message) in text_of(reply)
    assert not QuizAttempt.objects.exists()


def test_the_quiz_wants_an_enrolment_first(browser_of, cy, quiz, p1):
    reply = browser_of(cy).post(reverse("lms:start_quiz", args=[quiz.pk]))
    assert reply.url == reverse("lms:enrol", args=[p1.pk])


def test_a_draft_quiz_cannot_be_started(adas, enrolment, quiz):
    quiz.unpublish()
    assert adas.post(reverse("lms:start_quiz", args=[quiz.pk])).status_code == 404


def test_every_shipped_kind_is_drawn(attempt):
    assert set(attempt.answers.values_list("version__kind", flat=True)) == set(KINDS)


def test_the_quiz_page_names_what_comes_next(adas, attempt, quiz):
    assert gettext("Go on with the quiz") in text_of(adas.get(quiz.url))
    answer_all(attempt, rightly=False)
    assert gettext("Start a new attempt") in text_of(adas.get(quiz.url))
