"""Retired questions: no longer drawn or offered, kept where they are, and brought back."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from courses.models import Question
from courses.queries.pools import drawable
from courses.services.questions import RESTORE, RETIRE, restore, retire

from ..conftest import text_of
from .conftest import address, redraft

BULK = "/admin/bulk/courses/question/retire/"


def is_retired(question: Question) -> bool:
    return Question.objects.get(pk=question.pk).retired_at is not None


def test_a_retired_question_is_not_drawn(write):
    question = write("X-1", live=True)
    assert question in drawable()
    retire(questions=[question])
    assert question not in drawable()
    restore(questions=[question])
    assert question in drawable()


def test_quizzes_keep_it(quiz):
    question = quiz.quiz_questions.first().question
    retire(questions=[question])
    assert quiz.quiz_questions.filter(question=question).exists()


def test_the_history_tells(reas, rea, write):
    question = write("X-1", live=True)
    reas.post(address("retire", question.pk))
    reas.post(address("restore", question.pk))
    entries = ModelLogEntry.objects.filter(object_id=str(question.pk), user=rea)
    assert [entry.action for entry in entries.order_by("pk")] == [RETIRE, RESTORE]
    assert reas.get(address("history", question.pk)).status_code == 200


def test_twice_is_once(write, rea):
    question = write("X-1", live=True)
    assert [retire(questions=[question], user=rea) for _time in range(2)] == [1, 0]
    assert ModelLogEntry.objects.filter(action=RETIRE).count() == 1


def test_looking_changes_nothing_the_button_does(reas, write):
    question = write("X-1", live=True)
    reas.get(address("retire", question.pk))
    assert not is_retired(question)
    reas.post(address("retire", question.pk))
    assert is_retired(question)
    reas.post(address("restore", question.pk))
    assert not is_retired(question)


def test_the_screen_names_the_quizzes_that_keep_it(reas, quiz):
    question = quiz.quiz_questions.first().question
    assert quiz.title in text_of(reas.get(address("retire", question.pk)))


def test_a_later_publication_does_not_bring_it_back(tom, write):
    question = redraft(write("X-1", live=True), "<p>Neu?</p>", tom)
    retire(questions=[question])
    question.get_latest_revision().publish()
    assert is_retired(question)


def test_an_old_draft_does_not_retire_it_again(tom, write):
    question = write("X-1", live=True)
    retire(questions=[question])
    question = redraft(Question.objects.get(pk=question.pk), "<p>Neu?</p>", tom)
    restore(questions=[question])
    question.get_latest_revision().publish()
    assert not is_retired(question)


def test_the_chooser_does_not_offer_it(reas, quiz, write):
    kept, gone = write("X-1", live=True), write("X-2", live=True)
    retire(questions=[gone])
    namespace = Question.snippet_viewset.get_chooser_admin_url_namespace()
    for name in ("choose", "choose_results"):
        page = reas.get(reverse(f"{namespace}:{name}"), {"q": "X"}).content.decode()
        assert kept.reference in page
        assert gone.reference not in page


def test_many_at_once(reas, write):
    chosen = [write(f"X-{number}", live=True) for number in range(3)]
    query = "?" + "&".join(f"id={question.pk}" for question in chosen[:2])
    assert chosen[0].reference in text_of(reas.get(BULK + query))
    reas.post(BULK + query)
    assert [is_retired(question) for question in chosen] == [True, True, False]


def test_all_means_all_that_the_filter_shows(reas, write):
    hard, easy = write("X-1", difficulty="hard"), write("X-2", difficulty="easy")
    listing = f"{address('list')}%3Fdifficulty%3Dhard%26q%3DX"
    reas.post(f"{BULK}?id=all&next={listing}")
    assert is_retired(hard)
    assert not is_retired(easy)
    assert not is_retired(Question.objects.get(reference="P1-Q01"))


@pytest.mark.parametrize("who", ["tom", "cy"])
def test_not_by_those_who_may_not_publish(request, browser_of, toms, write, who):
    question = write("X-1", live=True)
    browser_of(request.getfixturevalue(who)).post(f"{BULK}?id={question.pk}")
    assert not is_retired(question)


def test_the_draft_of_a_retired_question_keeps_its_pictures_out_of_the_way(write):
    """The list reads kinds from raw data: a picture that is gone is no error."""
    picture = {"image": 987_654, "alt_text": "x", "decorative": False}
    value = {"prompt": "<p>Bild?</p>", "answer": "true", "pictures": [picture]}
    question = write("X-1", body=json.dumps([{"type": "true_false", "value": value}]))
    assert question.kind == "true_false"
