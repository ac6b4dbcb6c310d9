"""Staged questions → drafts in the bank, many at a time.

A draft made here is what saving in the admin would have made: question, revision, tags, log entry
and search index – with a fixed number of statements per portion instead of a dozen per question.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag, TaggedItem
from wagtail.models import ModelLogEntry, Revision

from ..models import ImportedQuestion, Question, QuestionImport
from ..questions.rich_texts import stream_data
from .foreign_keys import point
from .import_index import index
from .import_pictures import placed_pictures
from .references import free_references


def write_drafts(
    *, source: QuestionImport, rows: Sequence[ImportedQuestion], user: AbstractBaseUser | None
) -> list[Question]:
    """Create one draft for each row; to be called in a transaction."""
    if not rows:
        return []
    references = free_references(names=[row.name for row in rows], prefix=source.prefix)
    questions = Question.objects.bulk_create(
        draft(row, reference, source, user) for row, reference in zip(rows, references, strict=True)
    )
    settle(rows, questions)
    tag(questions, rows)
    keep_revisions(questions, user)
    log_creation(questions, user)
    index(questions)
    return questions


def settle(rows: Sequence[ImportedQuestion], questions: Sequence[Question]) -> None:
    """Note what became of each row."""
    for row, question in zip(rows, questions, strict=True):
        row.question, row.is_done = question, True
    point(rows, "question")
    ImportedQuestion.objects.filter(pk__in=[row.pk for row in rows]).update(is_done=True)
    # Only pictures can add a note here.
    noted = [row for row in rows if row.pictures.all()]
    ImportedQuestion.objects.bulk_update(noted, ["notes"])


def draft(
    row: ImportedQuestion, reference: str, source: QuestionImport, user: AbstractBaseUser | None
) -> Question:
    data = stream_data(row.body)
    if pictures := list(row.pictures.all()):
        data[0]["value"]["pictures"], notes = placed_pictures(pictures, user)
        row.notes = [*row.notes, *notes]
    return Question(
        reference=reference,
        title="" if row.name == reference else row.name,
        body=json.dumps(data),
        topic_id=source.topic_id,
        difficulty=row.difficulty or Question.Difficulty.MEDIUM,
        live=False,
        has_unpublished_changes=True,
    )


def tag(questions: Sequence[Question], rows: Sequence[ImportedQuestion]) -> None:
    wanted = {name for row in rows for name in row.tags}
    if not wanted:
        return
    tags = {tag.name: tag for tag in Tag.objects.filter(name__in=wanted)}
    for name in sorted(wanted - tags.keys()):
        tags[name], _made = Tag.objects.get_or_create(name=name)
    content_type = ContentType.objects.get_for_model(Question)
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tags[name], content_type=content_type, object_id=question.pk)
        for question, row in zip(questions, rows, strict=True)
        for name in dict.fromkeys(row.tags)
    )


def keep_revisions(questions: Sequence[Question], user: AbstractBaseUser | None) -> None:
    """The first revision of each, in place of `save_revision` one by one."""
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(Question)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(question.pk),
            created_at=now,
            user=user,
            object_str=str(question),
            content=question.serializable_data(),
        )
        for question in questions
    )
    for question, revision in zip(questions, revisions, strict=True):
        question.latest_revision = revision
    point(questions, "latest_revision")


def log_creation(questions: Sequence[Question], user: AbstractBaseUser | None) -> None:
    common: dict[str, Any] = {
        "content_type": ContentType.objects.get_for_model(Question),
        "action": "wagtail.create",
        "timestamp": timezone.now(),
        "user": user,
        "content_changed": True,
    }
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(object_id=str(question.pk), label=str(question), **common)
        for question in questions
    )
