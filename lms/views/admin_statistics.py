"""Item statistics in the Wagtail admin, for those who may change questions."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.bank.screens import QuestionScreen
from courses.csv_export import csv_response
from courses.models import Question, Topic
from courses.queries.bank import found

from ..queries.item_reports import question_report
from ..queries.statistics_list import FIGURES, Row, all_rows, listed, ranked, rows, rows_of
from ..rules.statistics import FLAG_LABELS, MINIMUM
from ..wagtail_admin.statistics_columns import (
    columns,
    discrimination_words,
    facility_words,
    flag_words,
    n_words,
)


class StatisticsFilterSet(WagtailFilterSet):
    topic = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Topic"), queryset=Topic.objects.all()
    )
    flag = django_filters.ChoiceFilter(
        label=gettext_lazy("Worth a look"),
        choices=[(flag.value, label) for flag, label in FLAG_LABELS.items()],
        method="keep_all",
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def keep_all(self, questions: QuerySet, name: str, value: str) -> QuerySet:
        """Flags come from figures, which the view has."""
        return questions


class StatisticsView(PermissionCheckedMixin, BaseListingView):
    """All questions with their figures. Those of one page are worked out for that page only."""

    model = Question
    permission_required = "change"
    page_title = gettext_lazy("Question statistics")
    header_icon = "table"
    template_name = "lms/admin/statistics.html"
    index_url_name = "lms_statistics"
    index_results_url_name = "lms_statistics_results"
    paginate_by = 50
    default_ordering = "reference"
    filterset_class = StatisticsFilterSet
    is_searchable = True

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return columns()

    @cached_property
    def flag(self) -> str:
        valid = self.filters and self.filters.is_valid()
        return self.filters.form.cleaned_data["flag"] or "" if valid else ""

    def get_queryset(self) -> QuerySet[Question] | list[int]:
        """Questions in order; only their keys where the whole bank had to be ranked."""
        questions = self.filter_queryset(listed())
        if self.is_searching:
            questions = found(questions, self.search_query)
        if self.flag or self.ordering.removeprefix("-") in FIGURES:
            return ranked(questions, ordering=self.ordering, flag=self.flag)
        return questions.order_by(self.ordering)

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, ...]:
        paginator, page, chosen, several = super().paginate_queryset(queryset, page_size)
        shown = rows_of(chosen) if isinstance(queryset, list) else rows(list(chosen))
        return paginator, page, shown, several

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = f"{reverse('lms_statistics_export')}?{self.request.GET.urlencode()}"
        return [HeaderButton(_("Download CSV"), url=url, icon_name="download")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"minimum": MINIMUM}


class ExportView(StatisticsView):
    """The whole list, filtered and ordered as on the screen."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = self.get_queryset()
        keys = chosen if isinstance(chosen, list) else list(chosen.values_list("pk", flat=True))
        titles = [str(column.label) for column in self.columns]
        return csv_response(
            "fragenstatistik", [titles, *map(cells, all_rows(keys))], figures=FIGURE_COLUMNS
        )


FIGURE_COLUMNS = {2, 3, 4}  # number of answers, facility, discrimination


def cells(row: Row) -> list[str]:
    figures = row.figures
    return [
        row.name,
        str(row.question.topic or "–"),
        n_words(figures),
        facility_words(figures),
        discrimination_words(figures),
        ", ".join(flag_words(figures)),
    ]


class QuestionStatisticsView(QuestionScreen, TemplateView):
    """All versions of one question."""

    page_title = gettext_lazy("Question statistics")
    header_icon = "table"
    any_permission_required = ["change"]
    template_name = "lms/admin/question_statistics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "report": question_report(self.question),
            "minimum": MINIMUM,
        }
