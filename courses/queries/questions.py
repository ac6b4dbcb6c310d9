"""Reads of the question bank."""

import random
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery

from ..models import Question, QuestionVersion, QuizPage
from ..questions.registry import KINDS
from .pictures import attach_pictures


def current_versions(quiz: QuizPage) -> list[QuestionVersion]:
    """The newest published version of each question of a quiz, in quiz order; one query.

    A question that was never published has no version and is left out.
    """
    newest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    return list(
        QuestionVersion.objects.filter(
            question__quiz_places__quiz=quiz,
            number=Subquery(newest.values("number")[:1]),
            question__live=True,
        ).order_by("question__quiz_places__sort_order")
    )


def preview_context(question: Question) -> dict[str, Any]:
    """The question as a learner sees it, and as the result page explains it.

    A draft may be incomplete; then `problems` says what is missing, and nothing else is there.
    """
    try:
        body = question.frozen_body()
    except ValidationError as error:
        return {"problems": error.messages}
    kind = KINDS[body["kind"]]
    order = kind.draw(body, random.Random(question.pk or 0))  # noqa: S311  no secret, only a shuffle
    asked, review = kind.view(body, order, None), kind.review(body, order, None)
    attach_pictures([asked, review])
    return {"kind": kind.slug, "question": asked | {"name": "preview"}, "review": review}
