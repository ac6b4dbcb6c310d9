"""Lists and forms of what is switched off and not deleted: without any way to delete."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views import generic


class KeptIndexView(generic.IndexView):
    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(*self.related)

    def get_delete_url(self, instance: Any) -> None:
        return None


class KeptEditView(generic.EditView):
    def get_delete_url(self) -> None:
        return None
