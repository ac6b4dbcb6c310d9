"""Everything about a question on one screen."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..models import Question, QuizPage
from ..queries import bank
from ..queries.questions import preview_context
from ..queries.versions import draft_changes, versions_of
from .addresses import address, buttons
from .columns import status_label
from .panels import question_panels
from .screens import QuestionScreen

VERSIONS_SHOWN = 5
QUIZZES_SHOWN = 50


class OverviewView(QuestionScreen, TemplateView):
    page_title = _("Overview")
    template_name = "courses/bank/overview.html"
    deed = "inspect"

    @cached_property
    def question(self) -> Question:
        return get_object_or_404(bank.listed(), pk=self.kwargs["pk"])

    @cached_property
    def header_buttons(self) -> list[Any]:
        kept = ("inspect", "versions", "copy", "retire", "restore", "delete")
        return buttons(self.question, self.may, without=kept, header=True)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return buttons(self.question, self.may, without=("inspect", "edit", "try_out"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        question = self.question
        draft = question.get_latest_revision_as_object()
        versions = versions_of(question)
        return {
            **super().get_context_data(**kwargs),
            "status_label": status_label(question),
            "tags": question.tags.all(),
            "preview": preview_context(draft),
            "versions": versions[:VERSIONS_SHOWN],
            "older": max(0, len(versions) - VERSIONS_SHOWN),
            "changes": draft_changes(question) if question.has_unpublished_changes else [],
            "panels": question_panels(self.request, question),
            "history_url": address("history", question),
            **self.usage(question),
        }

    def usage(self, question: Question) -> dict[str, Any]:
        quizzes = list(bank.naming(question)[: QUIZZES_SHOWN + 1])
        pools = list(bank.pools_that_may_draw(question)[: QUIZZES_SHOWN + 1])
        pages = [*quizzes, *(pool.quiz for pool in pools)]
        editable = self.editable(pages)
        for page in pages:
            page.edit_url = (
                reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk in editable else ""
            )
        return {
            "quizzes": quizzes[:QUIZZES_SHOWN],
            "more_quizzes": len(quizzes) > QUIZZES_SHOWN,
            "pools": pools[:QUIZZES_SHOWN],
            "more_pools": len(pools) > QUIZZES_SHOWN,
        }

    def editable(self, pages: list[QuizPage]) -> set[int]:
        """Which of the pages the person may edit; the same number of queries for any number."""
        if not pages:
            return set()
        policy = policy_registry.get_by_type(Page)
        allowed = policy.instances_user_has_permission_for(self.request.user, "change")
        return set(allowed.filter(pk__in={page.pk for page in pages}).values_list("pk", flat=True))
