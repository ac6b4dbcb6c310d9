"""The way to item statistics in the "Learning" menu."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class StatisticsMenuItem(MenuItem):
    """Shown to those who may change questions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("courses.change_question")


statistics_menu_item = StatisticsMenuItem(
    _("Question statistics"),
    reverse_lazy("lms_statistics"),
    name="question-statistics",
    icon_name="table",
    order=130,
)
