"""The list: what it shows, finds, filters and costs."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from courses.models import Question, QuizPage, QuizPool, QuizQuestion, Topic
from courses.queries.bank import Status, found, listed, of_kind, used_in
from courses.services.questions import retire

from ..conftest import text_of
from .conftest import address, hand_in, redraft, statement

ODD_WORDS = ['"', "\x00", "NEAR(a b)", "*", "%_'--", "€" * 9000, "x" * 100_000, "  "]


def references(questions) -> set[str]:
    return {question.reference for question in questions}


def shown(client, **query) -> set[str]:
    page = text_of(client.get(address("list"), query))
    rows = Question.objects.all()
    return {row.reference for row in rows if address("edit", row.pk) in page}


@pytest.mark.parametrize("value", Status.values)
def test_each_question_has_one_status(review, office, tom, write, value):
    questions = {
        Status.DRAFT: write("S-draft", by=tom),
        Status.REVIEW: write("S-review", by=tom),
        Status.PUBLISHED: write("S-published", live=True),
        Status.CHANGED: redraft(write("S-changed", live=True), "<p>Neu?</p>", tom),
        Status.RETIRED: write("S-retired", live=True),
    }
    hand_in(questions[Status.REVIEW], tom)
    retire(questions=[questions[Status.RETIRED]])
    ours = shown(office, status=value) & references(questions.values())
    assert ours == {questions[value].reference}


def test_retired_wins_over_everything(review, tom, write):
    question = redraft(write("S-1", live=True), "<p>Neu?</p>", tom)
    hand_in(question, tom)
    retire(questions=[question])
    assert listed().get(pk=question.pk).status == Status.RETIRED


def test_the_number_of_quizzes(quiz, write):
    used = quiz.quiz_questions.first().question
    other = quiz.get_parent().add_child(instance=QuizPage(title="Zwei", slug="zwei"))
    QuizQuestion.objects.create(quiz=other, question=used)
    assert listed().get(pk=used.pk).quiz_count == 2
    assert listed().get(pk=write("N-1").pk).quiz_count == 0


def test_filters_by_kind_see_drafts_without_a_version(office, write):
    write("K-1")
    write("K-2", body="[]")
    assert "K-1" in shown(office, kind="true_false")
    assert "K-1" not in shown(office, kind="cloze")
    assert "K-2" not in references(of_kind(Question.objects.all(), "true_false"))


def test_filters_by_topic_difficulty_and_tag(office, write):
    topic = Topic.objects.create(title="Eigenes", slug="eigenes")
    write("F-1", topic=topic, tags=["recht"])
    write("F-2", difficulty="hard", tags=["recht", "praxis"])
    tag = Tag.objects.get(name="praxis")
    assert shown(office, topic=topic.pk) == {"F-1"}
    assert shown(office, tag=tag.pk) == {"F-2"}
    assert "F-1" not in shown(office, difficulty="hard")


def test_filters_by_quiz_named_and_drawn(office, quiz, write):
    topic = Topic.objects.create(title="Eigenes", slug="eigenes")
    write("U-1", topic=topic, live=True)
    write("U-2", topic=topic)
    QuizPool.objects.create(quiz=quiz, topic=topic, size=1)
    named = {place.question.reference for place in quiz.quiz_questions.all()}
    assert references(used_in(Question.objects.all(), quiz)) == named | {"U-1"}
    assert shown(office, used_in=quiz.pk) == named | {"U-1"}


@pytest.mark.parametrize(
    "query",
    ["kind=gibt-es-nicht", "status=x", "tag=abc", "tag=9" + "9" * 30, "used_in=-1", "used_in=x"],
)
def test_unknown_values_are_no_error(office, p1, query):
    assert office.get(f"{address('list')}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("ZX-77", True),
        ("zx-7", True),
        ("Arbeitstit", True),
        ("Glühwürmchen", True),
        ("Glühwürmchen Mondfisch", False),
        ("Mondfisch", False),
    ],
)
def test_search_in_reference_title_and_prompt(office, write, words, hit):
    write("ZX-77", title="Ein Arbeitstitel", body=statement("<p>Fliegen Glühwürmchen?</p>"))
    assert ("ZX-77" in shown(office, q=words)) is hit


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_no_error(office, p1, words):
    assert office.get(address("list"), {"q": words}).status_code == 200
    list(found(Question.objects.all(), words)[:5])


def test_search_together_with_filters_and_order(office, write):
    write("Q-1", title="Wolke", difficulty="hard")
    write("Q-2", title="Wolke", difficulty="easy")
    assert shown(office, q="wolke", difficulty="hard", kind="true_false") == {"Q-1"}
    query = {"q": "wolke", "ordering": "-difficulty_rank"}
    page = text_of(office.get(address("list"), query))
    assert page.index("Q-1") < page.index("Q-2")


@pytest.mark.parametrize(
    "key", ["reference", "title", "topic__title", "difficulty_rank", "status", "quiz_count"]
)
def test_every_column_sorts(office, write, key):
    write("O-1", title="A", difficulty="easy")
    write("O-2", title="B", difficulty="hard")
    for ordering in (key, f"-{key}"):
        assert office.get(address("list"), {"ordering": ordering}).status_code == 200
    ranks = listed().filter(reference__startswith="O-").order_by("difficulty_rank")
    assert [question.reference for question in ranks] == ["O-1", "O-2"]


def test_an_empty_list_says_what_to_do(office, db):
    QuizQuestion.objects.all().delete()
    for question in Question.objects.all():
        question.versions.all().delete()
        question.delete()
    assert address("add") in text_of(office.get(address("list_results")))
    empty = text_of(office.get(address("list_results"), {"q": "nichts"}))
    assert f'href="{address("list")}"' in empty


def test_a_question_without_a_title_shows_how_it_begins(office, write):
    write("E-1", body=statement("<p>Was ist <b>Kindeswohl</b>?</p>"))
    assert "Was ist Kindeswohl?" in text_of(office.get(address("list")))


def test_one_row_or_fifty_cost_the_same(review, office, tom, write, p1):
    office.get(address("list"))
    with CaptureQueriesContext(connection) as few:
        office.get(address("list"))
    picture = json.loads(statement("<p>Bild?</p>"))
    picture[0]["value"]["pictures"] = [{"image": 1, "alt_text": "x", "decorative": False}]
    for number in range(50):
        question = write(f"Z-{number}", by=tom, tags=["viele"], body=json.dumps(picture))
        if number % 5 == 0:
            hand_in(question, tom)
    with CaptureQueriesContext(connection) as many:
        office.get(address("list"))
    assert len(many) == len(few)


def test_ten_thousand_questions_are_filtered_in_the_database(review, office, p1):
    body = statement("<p>Viele?</p>")
    Question.objects.bulk_create(
        Question(reference=f"M-{number:05d}", body=body, live=False) for number in range(10_000)
    )
    query = {"kind": "true_false", "status": "draft", "difficulty": "medium"}
    with CaptureQueriesContext(connection) as asked:
        page = office.get(address("list"), query)
    assert page.context["items_count"] == 10_000
    assert len(asked) < 40
