"""Enrolments, attempts and completions in the Wagtail admin: to be read, not written."""

from typing import Any

from django.db.models import QuerySet
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import Completion, Enrolment, QuizAttempt


class RecordIndexView(generic.IndexView):
    """A list that fetches the names it shows along with the records."""

    any_permission_required = ["view"]
    default_ordering = "-pk"
    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(*self.related)


class RecordViewSet(ModelViewSet):
    """A read-only list with an inspect view; add, edit and delete are refused to everybody."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    exclude_form_fields: list[str] = []
    search_backend_name = None

    def get_urlpatterns(self) -> list[URLPattern]:
        """Only what can be done: no add, edit, delete or usage."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]

    def register_admin_url_finder(self) -> None:
        """There is no edit view to find."""

    @property
    def learning_menu_item(self) -> MenuItem:
        return self.get_menu_item(order=self.menu_order)


class EnrolmentIndexView(RecordIndexView):
    related = ("learner__user", "course", "group", "completion")


class EnrolmentViewSet(RecordViewSet):
    model = Enrolment
    name = "enrolments"
    icon = "user"
    menu_label = _("Enrolments")
    menu_order = 100
    index_view_class = EnrolmentIndexView
    list_display = [
        "learner",
        "course",
        "group",
        DateColumn("enrolled_at", label=_("enrolled"), sort_key="enrolled_at"),
    ]
    list_filter = ["group", "source", "enrolled_at"]
    search_fields = ["learner__name", "course__title"]
    inspect_view_fields = ["learner", "course", "cycle", "group", "source", "enrolled_at"]


class AttemptIndexView(RecordIndexView):
    related = ("enrolment__learner__user", "quiz", "enrolment__course")


class AttemptViewSet(RecordViewSet):
    """That somebody tried and passed is shown; answers and points are not (field rule B.8)."""

    model = QuizAttempt
    name = "attempts"
    icon = "form"
    menu_label = _("Quiz attempts")
    menu_order = 110
    index_view_class = AttemptIndexView
    list_display = [
        "enrolment",
        "quiz",
        DateColumn("submitted_at", label=_("submitted"), sort_key="submitted_at"),
        BooleanColumn("passed", label=_("passed")),
    ]
    list_filter = ["passed", "submitted_at"]
    search_fields = ["enrolment__learner__name", "quiz__title", "enrolment__course__title"]
    inspect_view_fields = ["enrolment", "quiz", "started_at", "submitted_at", "passed"]


class CompletionIndexView(RecordIndexView):
    related = ("enrolment__learner__user", "enrolment__course")


class CompletionViewSet(RecordViewSet):
    model = Completion
    name = "completions"
    icon = "success"
    menu_label = _("Completions")
    menu_order = 120
    index_view_class = CompletionIndexView
    list_display = [
        "enrolment",
        Column("course_version", label=_("course version")),
        Column("units", label=_("units (UE)")),
        DateColumn("completed_at", label=_("completed"), sort_key="completed_at"),
        Column("refresh_on", label=_("refresh on"), sort_key="refresh_on"),
    ]
    list_filter = ["completed_at", "refresh_on"]
    search_fields = ["enrolment__learner__name", "enrolment__course__title"]
    inspect_view_fields = [
        "enrolment",
        "course_version",
        "units",
        "completed_at",
        "refresh_on",
        "refresh_is_binding",
    ]


record_viewsets: list[Any] = [
    EnrolmentViewSet(),
    AttemptViewSet(),
    CompletionViewSet(),
]
