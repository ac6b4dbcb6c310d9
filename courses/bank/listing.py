"""The bank's list."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.snippets.views.snippets import IndexView

from ..models import Question
from ..queries.bank import found
from .addresses import LOOKING, address, buttons
from .columns import bank_columns


class QuestionIndexView(IndexView):
    any_permission_required = list(LOOKING)
    default_ordering = "reference"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            self._get_title_column("reference"),
            *bank_columns(),
        ]

    def order_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        """Equal values follow by reference, so that no question slips between two pages."""
        ordered = super().order_queryset(queryset)
        return ordered.order_by(*ordered.query.order_by, "reference")

    def search_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        return found(queryset, self.search_query) if self.is_searching else queryset

    def get_edit_url(self, instance: Question) -> str | None:
        return address("edit", instance) if self.user_has_permission("change") else None

    def get_list_more_buttons(self, instance: Question) -> list[Any]:
        return buttons(instance, self.user_has_any_permission)

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return _("No question fits. Take a filter away, or search with fewer words.")
        return _("There is no question yet.")
