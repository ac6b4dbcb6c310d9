"""What the bank's own screens have in common: one question, a right, breadcrumbs, a title."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import Question
from .addresses import LOOKING, address, buttons


class QuestionScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """To be mixed with a view. `deed` is the screen's own name among the buttons."""

    model = Question
    any_permission_required: list[str] | None = list(LOOKING)
    header_icon = "help"
    deed = ""

    @cached_property
    def question(self) -> Question:
        return get_object_or_404(Question.objects.select_related("topic"), pk=self.kwargs["pk"])

    def may(self, permissions: Iterable[str]) -> bool:
        return self.user_has_any_permission(set(permissions))

    def get_page_subtitle(self) -> str:
        return self.question.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": address("list"), "label": _("Questions")},
            {"url": address("inspect", self.question), "label": self.question.reference},
            {"url": "", "label": self.get_page_title(), "sublabel": self.question.reference},
        ]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return buttons(self.question, self.may, without=[self.deed])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "question_object": self.question,
            "list_url": address("list"),
            "overview_url": address("inspect", self.question),
            "try_out_url": address("try_out", self.question),
            "versions_url": address("versions", self.question),
        }
