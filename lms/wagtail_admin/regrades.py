"""The list of regrades in the Wagtail admin: to be read, not written."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn

from ..models import Regrade
from .records import RecordIndexView, RecordViewSet


def graded_by(regrade: Regrade) -> str | Promise:
    return str(regrade.new) if regrade.new else _("the full point for everybody")


class RegradeIndexView(RecordIndexView):
    related = ("old__question", "new__question", "user")


class RegradeViewSet(RecordViewSet):
    model = Regrade
    name = "regrades"
    icon = "rotate"
    menu_label = _("Regrades")
    menu_order = 140
    index_view_class = RegradeIndexView
    list_display = [
        "old",
        Column("new", label=_("graded by version"), accessor=graded_by),
        UserColumn("user"),
        DateColumn("created_at", label=_("when"), sort_key="created_at"),
        "answers_changed",
        "results_changed",
        "now_passed",
    ]
    list_filter = ["created_at"]
    search_fields = ["old__question__reference", "old__question__title"]
    inspect_view_fields = [
        "old",
        "new",
        "user",
        "created_at",
        "answers_changed",
        "results_changed",
        "now_passed",
    ]


regrade_viewset = RegradeViewSet()
