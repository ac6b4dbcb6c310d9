"""Verbs of the question bank."""

from django.db import transaction

from ..models import Question, QuestionVersion


@transaction.atomic
def freeze(*, question: Question) -> QuestionVersion:
    """Keep what the question says now; nothing new to say gives back the newest version."""
    Question.objects.select_for_update().get(pk=question.pk)
    body = question.frozen_body()
    digest = QuestionVersion.digest_of(body)
    newest = question.versions.order_by("-number").first()
    if newest and newest.digest == digest:
        return newest
    return QuestionVersion.objects.create(
        question=question,
        number=newest.number + 1 if newest else 1,
        digest=digest,
        kind=body["kind"],
        body=body,
    )
