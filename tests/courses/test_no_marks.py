"""Certainty marks and source keys are for editors; no learner ever reads one."""

import re

import pytest

from courses.models import LessonPage, Question
from courses.questions.registry import KINDS

from .conftest import text_of

MARK = re.compile(r"\[(?:G|E|\?|Q\d+(?:\s*,\s*Q?\d+)*|S\d+)[^\]\w]*\]|\((?:S|Q)\d+\)|\[Q\d+")


@pytest.mark.parametrize("text", ["[G]", "[Q31]", "[E]", "[?]", "(S1)", "[Q8, Q9]", "[S1]"])
def test_the_search_for_marks_finds_marks(text):
    assert MARK.search(f"Ein Satz {text}.")


def test_no_page_shows_a_mark(visitor, p1):
    pages = [p1.get_parent().url, p1.url, *(page.url for page in p1.get_children())]
    pages += [f"{lesson.url}?hinweis=ok" for lesson in LessonPage.objects.child_of(p1)]
    for url in pages:
        assert not MARK.search(text_of(visitor.get(url))), url


def test_no_question_shows_a_mark_before_or_after(p1):
    for question in Question.objects.all():
        body = question.frozen_body()
        kind = KINDS[body["kind"]]
        assert not MARK.search(str(kind.view(body, [], None)))
        assert not MARK.search(str(kind.review(body, [], kind.key(body))))


def test_the_sources_of_a_lesson_are_not_on_its_page(visitor, p1):
    for lesson in LessonPage.objects.child_of(p1):
        assert lesson.sources
        assert MARK.search(lesson.sources)
        first = re.sub(r"<[^>]+>", "", lesson.sources).strip()[:50]
        assert first not in text_of(visitor.get(f"{lesson.url}?hinweis=ok"))
