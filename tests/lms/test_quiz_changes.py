"""What editors do meanwhile does not disturb an attempt that is running."""

import json

import pytest
from django.urls import reverse

from courses.models import Question, QuestionVersion
from courses.questions.registry import KINDS
from lms.models import Completion
from lms.services.progress import finish_lesson
from lms.services.quizzes import start, submit
from tests.conftest import answer_all

from .conftest import question_url, text_of, url_of


def rewrite(question: Question, prompt: str) -> None:
    """Publish another wording and turn the key round."""
    body = question.frozen_body()
    body |= {"prompt": prompt, "answer": not body["answer"]}
    raw = KINDS["true_false"].thaw(body)
    question.body = json.dumps([{"type": "true_false", "value": raw}])
    question.save_revision().publish()


@pytest.fixture
def question(p1) -> Question:
    return Question.objects.get(reference="P1-Q02")


def test_an_edited_question_stays_as_it_was_drawn(adas, attempt, question):
    answer = attempt.answers.select_related("version").get(version__question=question)
    old_prompt, old_key = answer.version.body["prompt"], answer.version.body["answer"]
    rewrite(question, "<p>Ganz neu gefragt?</p>")
    assert question.versions.count() == 2
    page = text_of(adas.get(question_url(attempt, answer.position)))
    assert "Ganz neu gefragt?" not in page
    assert old_prompt.split("<p>")[1].split("<")[0] in page
    answer.response = old_key
    answer.save()
    submit(attempt=attempt)
    answer.refresh_from_db()
    assert answer.fraction == 1


def test_the_next_attempt_has_the_new_wording(attempt, quiz, question):
    rewrite(question, "<p>Ganz neu gefragt?</p>")
    answer_all(attempt, rightly=False)
    again = start(enrolment=attempt.enrolment, quiz=quiz)
    version = QuestionVersion.objects.get(answers__attempt=again, question=question)
    assert version.body["prompt"] == "<p>Ganz neu gefragt?</p>"


def test_a_question_taken_back_stays_on_the_paper(attempt, question):
    question.unpublish()
    assert answer_all(attempt).score == 1


@pytest.mark.parametrize("which", ["quiz", "course", "catalogue"])
def test_an_attempt_can_be_finished_after_its_page_was_unpublished(adas, attempt, p1, which):
    page = {"quiz": attempt.quiz, "course": p1, "catalogue": p1.get_parent().specific}[which]
    page.unpublish()
    for url in (question_url(attempt, 1), url_of(attempt, "attempt") + "?alle"):
        assert adas.get(url).status_code == 200
    reply = adas.post(url_of(attempt, "submit"), follow=True)
    assert reply.status_code == 200
    attempt.refresh_from_db()
    assert not attempt.is_open


def test_a_course_unpublished_meanwhile_can_still_be_completed(attempt, p1):
    p1.unpublish()
    for lesson in p1.get_children().exclude(pk=attempt.quiz_id):
        finish_lesson(enrolment=attempt.enrolment, lesson=lesson.specific)
    answer_all(attempt)
    assert Completion.objects.filter(enrolment=attempt.enrolment).exists()


def test_my_learning_survives_an_unpublished_course(adas, attempt, p1):
    p1.unpublish()
    page = text_of(adas.get(reverse("lms:my_learning")))
    assert p1.title in page


def test_the_pass_mark_is_that_of_the_start(attempt, p1):
    p1.pass_mark = 1
    p1.save_revision().publish()
    assert answer_all(attempt, rightly=False).pass_mark == 70
