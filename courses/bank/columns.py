"""Columns of the bank's list."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn, StatusTagColumn
from wagtail.admin.ui.tables import UpdatedAtColumn as Updated

from ..html import TooMuchHtml, clean_text
from ..models import Question
from ..queries.bank import Status

EXCERPT_WORDS = 14


def named(question: Question) -> str:
    """The working title, or how the question begins; from raw data, so pictures stay unfetched."""
    if question.title:
        return question.title
    value = question.body.raw_data[0]["value"] if question.body else {}
    try:
        words = clean_text(str(value.get("prompt") or value.get("text") or ""))
    except TooMuchHtml:
        words = ""
    return Truncator(words).words(EXCERPT_WORDS) or "–"


def status_label(question: Any) -> str:
    return str(Status(question.status).label)


def bank_columns() -> list[BaseColumn]:
    """All behind the reference; `sort_key`s are columns or annotations of `listed`."""
    return [
        Column("named", label=_("Working title or question"), accessor=named, sort_key="title"),
        Column("kind_label", label=_("Kind")),
        Column("topic", label=_("Topic"), sort_key="topic__title"),
        Column(
            "get_difficulty_display",
            label=_("Difficulty"),
            sort_key="difficulty_rank",
        ),
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor=status_label,
            primary=lambda question: question.live and not question.retired_at,
            sort_key="status",
        ),
        NumberColumn("quiz_count", label=_("In quizzes"), sort_key="quiz_count"),
        Updated(label=_("Updated")),
    ]
