"""The versions of a question: when, by whom, and what changed between two."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.utils import get_user_display_name
from wagtail.models import ModelLogEntry

from ..models import Question, QuestionVersion
from ..questions.base import Body
from ..questions.differences import Change, differences

DRAFT = "draft"


@dataclass(frozen=True)
class Kept:
    """A version in the list; the names are "" where the history does not know them."""

    number: int
    created_at: dt.datetime
    written_by: str
    published_by: str
    previous: int | None


def versions_of(question: Question) -> list[Kept]:
    """Newest first; two queries."""
    rows = list(question.versions.order_by("number").values_list("number", "created_at"))
    publications = list(
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Question),
            object_id=str(question.pk),
            action__in=["wagtail.publish", "wagtail.publish.scheduled"],
        )
        .select_related("user", "revision__user")
        .defer("revision__content")
        .order_by("timestamp")
    )
    kept = []
    for place, (number, created_at) in enumerate(rows):
        until = rows[place + 1][1] if place + 1 < len(rows) else None
        entry = publication(publications, created_at, until)
        kept.append(
            Kept(
                number=number,
                created_at=created_at,
                written_by=name_of(entry.revision and entry.revision.user) if entry else "",
                published_by=name_of(entry.user) if entry else "",
                previous=rows[place - 1][0] if place else None,
            )
        )
    return kept[::-1]


def publication(
    entries: list[ModelLogEntry], since: dt.datetime, until: dt.datetime | None
) -> ModelLogEntry | None:
    """A version is made while its question is published; the log follows at once."""
    fitting = (
        one
        for one in entries
        if since <= one.timestamp and (until is None or one.timestamp < until)
    )
    return next(fitting, None)


def name_of(user: Any) -> str:
    return get_user_display_name(user) if user else ""


def body_of(question: Question, which: str) -> Body | None:
    """The body of a version by its number, or of "draft" as far as it is written; else None."""
    if which == DRAFT:
        return question.get_latest_revision_as_object().sketch()
    if not which.isdecimal() or len(which) > 6:
        return None
    return question.versions.filter(number=int(which)).values_list("body", flat=True).first()


def newest_version(question: Question) -> QuestionVersion | None:
    return question.versions.order_by("-number").first()


def draft_changes(question: Question) -> list[Change]:
    """What publishing the draft would change; nothing before the first version."""
    newest = newest_version(question)
    draft = body_of(question, DRAFT)
    return differences(newest.body, draft or {}) if newest else []
