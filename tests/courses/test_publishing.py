"""Publishing a question freezes what it says; nothing changes a version afterwards."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from courses.models import Question, QuestionVersion
from courses.queries.questions import current_versions
from courses.services.questions import freeze


@pytest.fixture
def question(p1) -> Question:
    return Question.objects.get(reference="P1-Q02")


def say(question: Question, prompt: str) -> Question:
    raw = {"prompt": prompt, "answer": "true", "feedback": ""}
    question.body = json.dumps([{"type": "true_false", "value": raw}])
    return question


def test_publishing_new_words_makes_the_next_version(question):
    say(question, "<p>Neu?</p>").save_revision().publish()
    newest = question.versions.last()
    assert (newest.number, newest.body["prompt"]) == (2, "<p>Neu?</p>")
    assert newest.digest == QuestionVersion.digest_of(newest.body)


def test_publishing_the_same_words_makes_none(question):
    question.save_revision().publish()
    assert question.versions.count() == 1


def test_changing_what_is_not_asked_makes_none(question):
    question.difficulty = Question.Difficulty.HARD
    question.save_revision().publish()
    assert question.versions.count() == 1


def test_going_back_to_former_words_is_a_version_again(question):
    """The newest version is what is asked, so it must be the one that was published last."""
    former = json.dumps(question.body.get_prep_value())
    say(question, "<p>Neu?</p>").save_revision().publish()
    question.body = former
    question.save_revision().publish()
    first, _second, third = question.versions.order_by("number")
    assert (third.number, third.digest) == (3, first.digest)


def test_a_draft_changes_nothing_that_is_asked(question, quiz):
    before = current_versions(quiz)
    say(question, "<p>Nur ein Entwurf?</p>").save_revision()
    assert current_versions(quiz) == before
    assert question.versions.count() == 1


def test_a_version_cannot_be_changed(question):
    version = question.versions.get()
    said = version.body
    version.body = {"kind": "true_false"}
    with pytest.raises(ValidationError):
        version.save()
    assert question.versions.get().body == said


def test_two_versions_cannot_share_a_number(question):
    version = question.versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionVersion.objects.create(
            question=question, number=1, digest="x", kind=version.kind, body=version.body
        )


def test_freezing_by_hand_gives_the_newest(question):
    assert freeze(question=question) == question.versions.get()


def test_an_unpublished_question_is_left_out_and_comes_back(question, quiz):
    question.unpublish()
    assert question not in [version.question for version in current_versions(quiz)]
    question.save_revision().publish()
    assert question in [version.question for version in current_versions(quiz)]
    assert question.versions.count() == 1


def test_the_newest_versions_come_in_quiz_order_by_one_query(
    question, quiz, django_assert_num_queries
):
    say(question, "<p>Neu?</p>").save_revision().publish()
    with django_assert_num_queries(1):
        versions = current_versions(quiz)
    places = [place.question_id for place in quiz.quiz_questions.all()]
    assert [version.question_id for version in versions] == places
    assert [version.number for version in versions if version.question_id == question.pk] == [2]


def test_stored_html_is_clean_whatever_was_written(question):
    say(question, '<p>Frage <script>alert(1)</script><a href="javascript:x">?</a></p>')
    question.save_revision().publish()
    prompt = question.versions.last().body["prompt"]
    assert "<script" not in prompt
    assert "javascript" not in prompt
