"""A bank of many small questions, made without the admin: published, with a version to pin."""

import json
from typing import Any

from taggit.models import Tag

from courses.models import Question, QuestionVersion, QuizPage, QuizPool
from courses.questions.registry import KINDS

from .seven import BODIES


def fill_bank(
    number: int, *, kind: str = "true_false", prefix: str = "BANK", tag: str = "", **fields: Any
) -> list[Question]:
    """So many published questions of a kind; `fields` are topic, difficulty, live …"""
    first = Question.objects.count()
    raw = [{"type": kind, "value": KINDS[kind].thaw(BODIES[kind])}]
    made = Question.objects.bulk_create(
        Question(reference=f"{prefix}-{first + one}", body=json.dumps(raw), **fields)
        for one in range(number)
    )
    QuestionVersion.objects.bulk_create(
        QuestionVersion(
            question=question,
            number=1,
            kind=kind,
            body=BODIES[kind],
            digest=QuestionVersion.digest_of(BODIES[kind]),
        )
        for question in made
    )
    for question in made if tag else ():
        question.tags.add(tag)
    return made


def add_pool(quiz: QuizPage, size: int, *, tag: str = "", **fields: Any) -> QuizPool:
    """A draw from the bank, after those there are."""
    if tag:
        fields["tag"] = Tag.objects.get(name=tag)
    order = quiz.pools.count()
    return QuizPool.objects.create(quiz=quiz, size=size, sort_order=order, **fields)
