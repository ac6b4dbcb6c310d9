"""The report "Completeness" in Wagtail's menu of reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..csv_export import harmless
from ..models import CoursePage
from .checking import AT_ONCE, Checked, check_all, check_page_of, from_severity
from .findings import Severity
from .links import address

URL_NAME = "courses_completeness"
LOOKING = ["add", "change", "publish"]


class CompletenessFilterSet(WagtailFilterSet):
    words = django_filters.CharFilter(label=_("Title or short code"), method="having")
    severity = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[
            (Severity.MUST.value, _("only what must be mended")),
            (Severity.SHOULD.value, _("that and what to check")),
        ],
        empty_label=_("everything"),
        method="unchanged",  # findings are no rows of a table; the view leaves them out
    )

    class Meta:
        model = CoursePage
        fields = ["live"]

    def unchanged(self, courses: QuerySet, _name: str, _value: Any) -> QuerySet:
        return courses

    def having(self, courses: QuerySet, _name: str, value: str) -> QuerySet:
        words = value.replace("\x00", "")[:100]
        return courses.filter(Q(title__icontains=words) | Q(code__iexact=words))


@dataclass(frozen=True)
class Row:
    """A line of the spreadsheet."""

    course: str
    code: str
    severity: str
    where: str
    message: str
    link: str


class CompletenessReport(ReportView):
    """Courses with their findings; only the courses on this page of the list are looked at."""

    page_title = _("Completeness of courses")
    header_icon = "clipboard-list"
    model = CoursePage
    filterset_class = CompletenessFilterSet
    results_template_name = "courses/authoring/report_results.html"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    permission_policy = PagePermissionPolicy(CoursePage)
    any_permission_required = LOOKING
    paginate_by = AT_ONCE
    default_ordering = "title"
    list_export = ["course", "code", "severity", "where", "message", "link"]
    export_headings = {
        "course": _("Course"),
        "code": _("Short code"),
        "severity": _("Importance"),
        "where": _("Where"),
        "message": _("What is missing"),
        "link": _("Link"),
    }
    export_filename = "vollstaendigkeit"

    def get_queryset(self) -> QuerySet[CoursePage]:
        self.queryset = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, LOOKING
        ).order_by("title", "pk")
        return super().get_queryset()

    @property
    def least(self) -> Severity:
        raw = self.request.GET.get("severity", "")
        known = {str(one.value): one for one in Severity}
        return known.get(raw, Severity.HINT)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return object_list
        return [from_severity(one, self.least) for one in check_page_of(list(object_list))]

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        checked = check_all(queryset.iterator(chunk_size=AT_ONCE))
        rows = self.rows(from_severity(one, self.least) for one in checked)
        return super().as_spreadsheet(rows, spreadsheet_format)

    def rows(self, checked: Iterator[Checked]) -> Iterator[Row]:
        request: HttpRequest = self.request
        for one in checked:
            for finding in one.findings:
                yield Row(
                    harmless(one.course.title),
                    one.course.code,
                    f"{finding.severity.symbol} {finding.severity.label}",
                    harmless(finding.where),
                    harmless(finding.message),
                    request.build_absolute_uri(address(finding)),
                )
