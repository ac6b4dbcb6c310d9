"""Verbs of the question bank."""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from ..models import Question, QuestionVersion

RETIRE, RESTORE = "courses.question.retire", "courses.question.restore"
LONGEST_REFERENCE = 40


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


def retire(*, questions: Iterable[Question], user: Any = None) -> int:
    """No longer draw these questions; quizzes that name them keep them. Gives how many changed."""
    return turn(questions, retired=True, user=user)


def restore(*, questions: Iterable[Question], user: Any = None) -> int:
    """Take retired questions back into use. Gives how many changed."""
    return turn(questions, retired=False, user=user)


@transaction.atomic
def turn(questions: Iterable[Question], *, retired: bool, user: Any) -> int:
    keys = [question.pk for question in questions]
    rows = Question.objects.filter(pk__in=keys, retired_at__isnull=retired).select_for_update()
    changed = list(rows)
    now = timezone.now()
    Question.objects.filter(pk__in=[one.pk for one in changed]).update(
        retired_at=now if retired else None
    )
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(Question),
            object_id=str(question.pk),
            label=str(question),
            action=RETIRE if retired else RESTORE,
            timestamp=now,
            user=user,
        )
        for question in changed
    )
    return len(changed)


@transaction.atomic
def copy(*, question: Question, user: Any = None) -> Question:
    """A new draft that says what the newest draft of `question` says, under a reference of its own.

    Tags come along; versions, history and places in quizzes do not.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    source = question.get_latest_revision_as_object()
    tags = [tag.name for tag in question.tags.all()]
    made = Question(
        reference=copied_reference(question.reference),
        title=source.title,
        body=json.dumps(source.body.get_prep_value()),
        topic=source.topic,
        difficulty=source.difficulty,
        live=False,
        has_unpublished_changes=True,
    )
    made.save()
    made.draft_tags = tags if source.draft_tags is None else source.draft_tags
    made.tags.set(made.draft_tags)
    revision = made.save_revision(user=user, clean=False)
    log(instance=made, action="wagtail.create", user=user, revision=revision, content_changed=True)
    return made


def copied_reference(reference: str) -> str:
    """The first of X-KOPIE, X-KOPIE-2, X-KOPIE-3 … that is free; one query."""
    taken: set[str] = set(
        Question.objects.filter(reference__contains="-KOPIE").values_list("reference", flat=True)
    )
    number = 1
    while True:
        ending = "-KOPIE" if number == 1 else f"-KOPIE-{number}"
        found = reference[: LONGEST_REFERENCE - len(ending)] + ending
        if found not in taken:
            return found
        number += 1
