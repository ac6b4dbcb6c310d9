"""Retire many questions at once, from the list."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import Question
from ..queries.bank import found, listed
from ..services.questions import retire
from .filters import QuestionFilterSet


class RetireBulkAction(SnippetBulkAction):
    display_name = _("Retire")
    action_type = "retire"
    aria_label = _("Retire the chosen questions")
    template_name = "courses/bank/bulk_retire.html"
    action_priority = 40
    models = [Question]  # noqa: RUF012  as Wagtail declares it

    def check_perm(self, obj: Question) -> bool:
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet[Question]:
        """ "All" means all that the list shows: its filters are in the address to go back to."""
        query = QueryDict(urlsplit(self.next_url).query)
        questions: QuerySet[Any] = listed()
        filters = QuestionFilterSet(query, questions, request=self.request)
        if filters.is_valid():
            questions = filters.filter_queryset(questions)
        if query.get("q"):
            questions = found(questions, query["q"])
        return questions.values_list("pk", flat=True)

    @classmethod
    def execute_action(
        cls, objects: Sequence[Question], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        return retire(questions=objects, user=kwargs["self"].request.user), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d question is retired.", "%(count)d questions are retired.", num_parent_objects
        ) % {"count": num_parent_objects}
