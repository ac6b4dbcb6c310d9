"""The filters of the bank's list."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from ..models import Question, QuizPage, Topic
from ..queries import bank
from ..questions.registry import KINDS


class QuestionFilterSet(WagtailFilterSet):
    """Unknown values show nothing wrong: the field says so and the list stays whole."""

    topic = django_filters.ModelChoiceFilter(label=_("Topic"), queryset=Topic.objects.all())
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=lambda: [(slug, kind.label) for slug, kind in KINDS.items()],
        method="filter_kind",
    )
    difficulty = django_filters.ChoiceFilter(
        label=_("Difficulty"), choices=Question.Difficulty.choices
    )
    tag = django_filters.ModelChoiceFilter(
        label=_("Tag"), field_name="tags", queryset=lambda request: bank.tags_in_use()
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=bank.Status.choices)
    used_in = django_filters.ModelChoiceFilter(
        label=_("Used in"),
        queryset=lambda request: QuizPage.objects.order_by("title"),
        method="filter_used_in",
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def filter_kind(self, rows: QuerySet[Question], name: str, value: str) -> Any:
        return bank.of_kind(rows, value)

    def filter_used_in(self, rows: QuerySet[Question], name: str, value: QuizPage) -> Any:
        return bank.used_in(rows, value)
