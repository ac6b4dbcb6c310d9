"""What was used is never deleted; the admin says what to do instead."""

import pytest

from courses.models import Question, QuizQuestion

from ..conftest import text_of
from .conftest import address, allow

BULK = "/admin/bulk/courses/question/delete/"


@pytest.fixture
def deleter(browser_of, rea):
    allow(rea, "add", "change", "publish", "delete")
    return browser_of(rea)


def test_a_published_question_stays(deleter, write):
    question = write("D-1", live=True)
    reply = deleter.post(address("delete", question.pk), follow=True)
    assert Question.objects.filter(pk=question.pk).exists()
    assert reply.redirect_chain[0][0] == address("inspect", question.pk)
    assert "D-1" in text_of(reply)


def test_so_does_a_draft_in_a_quiz(deleter, quiz, write):
    question = write("D-1")
    QuizQuestion.objects.create(quiz=quiz, question=question)
    deleter.post(address("delete", question.pk))
    assert Question.objects.filter(pk=question.pk).exists()


def test_in_bulk_nothing_is_deleted_if_one_must_stay(deleter, write):
    draft, live = write("D-1"), write("D-2", live=True)
    reply = deleter.post(f"{BULK}?id={draft.pk}&id={live.pk}", follow=True)
    assert Question.objects.filter(pk__in=[draft.pk, live.pk]).count() == 2
    assert "D-2" in text_of(reply)


def test_a_draft_that_nobody_used_can_go(deleter, write):
    question = write("D-1")
    deleter.post(address("delete", question.pk))
    assert not Question.objects.filter(pk=question.pk).exists()
