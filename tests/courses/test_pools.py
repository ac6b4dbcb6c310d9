"""Draws from the bank: what fits, what is too small, and that only ids are read."""

from random import Random

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from taggit.models import Tag, TaggedItem

from courses.models import LessonPage, Question, QuestionVersion, QuizPage, QuizPool, Topic
from courses.queries.papers import draw_paper
from courses.queries.pools import candidates, pool_questions, pools_too_small, question_count
from courses.shortfall_words import in_words

from .question_bank import add_pool, fill_bank

EASY, HARD = Question.Difficulty.EASY, Question.Difficulty.HARD


@pytest.fixture
def topic(p1):
    return Topic.objects.create(title="Prävention neu", slug="praevention-neu")


@pytest.fixture
def pooled(p1, topic):
    """A quiz of draws only."""
    return p1.add_child(instance=QuizPage(title="Gezogen", slug="gezogen"))


def fitting(**filters):
    return set(pool_questions(QuizPool(size=1, **filters)))


def test_topic_tag_and_difficulty_narrow_each_other(topic):
    easy = fill_bank(2, topic=topic, difficulty=EASY)
    hard = fill_bank(2, topic=topic, difficulty=HARD)
    tagged = fill_bank(1, tag="kuerzel", difficulty=HARD)
    tag = Tag.objects.get(name="kuerzel")
    assert fitting(topic=topic) == {*easy, *hard}
    assert fitting(topic=topic, difficulty=HARD) == set(hard)
    assert fitting(tag=tag) == set(tagged)
    assert fitting(tag=tag, topic=topic) == set()


def test_drafts_retired_and_versionless_questions_are_not_drawn(topic):
    kept = fill_bank(1, topic=topic)
    fill_bank(1, topic=topic, live=False)
    fill_bank(1, topic=topic, retired_at=timezone.now())
    Question.objects.create(reference="OHNE", topic=topic, body="[]")
    assert fitting(topic=topic) == set(kept)


def test_a_tag_on_something_else_with_the_same_key_is_no_tag_of_the_question(topic, p1):
    question = fill_bank(1, topic=topic)[0]
    tag = Tag.objects.create(name="fremd", slug="fremd")
    TaggedItem.objects.create(tag=tag, content_object=Topic(pk=question.pk))
    assert fitting(tag=tag) == set()


def test_a_pool_without_any_filter_is_refused_by_the_database(quiz):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizPool.objects.create(quiz=quiz, size=1)


def test_a_paper_has_as_many_as_drawn_and_none_twice(pooled, topic):
    fill_bank(6, topic=topic, difficulty=EASY)
    fill_bank(2, topic=topic, difficulty=HARD)
    add_pool(pooled, 2, topic=topic, difficulty=HARD)
    add_pool(pooled, 6, topic=topic)
    for seed in range(20):
        paper = draw_paper(pooled, Random(seed))
        questions = [one.version.question_id for one in paper.questions]
        assert len(questions) == len(set(questions)) == 8
        assert paper.missing == 0


def test_a_fixed_question_is_not_drawn_again(quiz, topic):
    fixed = {place.question_id for place in quiz.quiz_questions.all()}
    Question.objects.filter(pk__in=fixed).update(topic=topic)
    fresh = fill_bank(2, topic=topic)
    add_pool(quiz, 2, topic=topic)
    paper = draw_paper(quiz, Random(1))
    assert {one.version.question_id for one in paper.questions} == fixed | {q.pk for q in fresh}


def test_fixed_questions_come_first_unless_shuffled(quiz, topic):
    fill_bank(5, topic=topic)
    add_pool(quiz, 2, topic=topic)
    fixed = [place.question_id for place in quiz.quiz_questions.all()]
    drawn = [one.version.question_id for one in draw_paper(quiz, Random(1)).questions]
    assert drawn[:10] == fixed
    quiz.shuffle_questions = True
    orders = {
        tuple(one.version.question_id for one in draw_paper(quiz, Random(seed)).questions)
        for seed in range(5)
    }
    assert len(orders) == 5


def test_everybody_gets_others_and_each_question_occurs(pooled, topic):
    bank = {question.pk for question in fill_bank(6, topic=topic)}
    add_pool(pooled, 2, topic=topic)
    seen = set()
    for seed in range(60):
        seen |= {one.version.question_id for one in draw_paper(pooled, Random(seed)).questions}
    assert seen == bank


def test_the_newest_version_is_drawn_and_the_lesson_of_the_pool(pooled, topic, p1):
    question = fill_bank(1, topic=topic)[0]
    old = question.versions.get()
    QuestionVersion.objects.create(
        question=question, number=2, kind=old.kind, body=old.body, digest="neu"
    )
    lesson = LessonPage.objects.child_of(p1).first()
    add_pool(pooled, 1, topic=topic, lesson=lesson)
    one = draw_paper(pooled, Random(1)).questions[0]
    assert (one.version.number, one.lesson_id) == (2, lesson.pk)


def test_a_pool_that_is_too_small_gives_what_it_has(pooled, topic):
    fill_bank(2, topic=topic)
    add_pool(pooled, 5, topic=topic)
    paper = draw_paper(pooled, Random(1))
    assert (len(paper.questions), paper.missing) == (2, 3)


def test_a_large_bank_costs_no_query_and_no_row_more(pooled, topic):
    """Ids only, as many as are drawn: never a body of a question that is not on the paper."""
    add_pool(pooled, 2, topic=topic)
    add_pool(pooled, 3, topic=topic, difficulty=EASY)

    def drawn():
        with CaptureQueriesContext(connection) as captured:
            paper = draw_paper(pooled, Random(1))
        assert len(paper.questions) == 5
        return len(captured)

    fill_bank(10, topic=topic, difficulty=EASY)
    few = drawn()
    fill_bank(990, topic=topic, difficulty=EASY)
    assert drawn() == few == 5
    assert [len(ids) for ids in candidates(list(pooled.pools.all()), without=())] == [5, 5]


def test_the_page_counts_what_is_asked(quiz, topic, django_assert_num_queries):
    fill_bank(5, topic=topic)
    add_pool(quiz, 3, topic=topic)
    Question.objects.get(reference="P1-Q02").unpublish()
    page = QuizPage.objects.get(pk=quiz.pk)
    with django_assert_num_queries(1):
        assert question_count(page) == 9 + 3


def said(pools, fixed=()):
    found = pools_too_small(pools, set(fixed))
    with translation.override("en"):
        return [in_words(one, pools, beside_fixed=bool(fixed)) for one in found]


def test_a_pool_that_is_too_small_is_named_with_both_numbers(pooled, topic):
    fill_bank(3, topic=topic, difficulty=EASY)
    pools = [add_pool(pooled, 5, topic=topic, difficulty=EASY)]
    assert [str(pool) for pool in pools][0].startswith("5 × Prävention neu, ")
    (sentence,) = said(pools)
    assert "“Prävention neu, Easy” there are 3 fitting questions, 5 are needed" in sentence


def test_fixed_questions_are_not_counted_twice(pooled, topic):
    bank = fill_bank(3, topic=topic)
    pools = [add_pool(pooled, 3, topic=topic)]
    assert said(pools) == []
    (sentence,) = said(pools, fixed=[bank[0].pk])
    assert "there are 2 fitting questions, 3 are needed" in sentence
    assert "fixed" in sentence


def test_pools_that_take_away_from_each_other_are_named_together(pooled, topic):
    fill_bank(2, topic=topic, difficulty=EASY)
    fill_bank(1, topic=topic, difficulty=HARD)
    pools = [
        add_pool(pooled, 2, topic=topic, difficulty=EASY),
        add_pool(pooled, 2, topic=topic),
    ]
    (sentence,) = said(pools)
    assert "together there are 3 fitting questions, 4 are needed" in sentence


def test_overlapping_pools_that_can_be_dealt_are_fine(pooled, topic):
    fill_bank(2, topic=topic, difficulty=EASY)
    fill_bank(2, topic=topic, difficulty=HARD)
    pools = [add_pool(pooled, 2, topic=topic), add_pool(pooled, 2, topic=topic, difficulty=EASY)]
    assert said(pools) == []
