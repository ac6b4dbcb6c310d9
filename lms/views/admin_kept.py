"""Lists and forms of what is switched off and not deleted: without any way to delete."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
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


class TouchesPeople:
    """After saving: it takes hold with the next daily run, and this is whom it will touch."""

    def get_success_buttons(self) -> list[Any]:
        preview = messages.button(reverse("lms_rules_preview"), _("What the next sync would do"))
        return [*super().get_success_buttons(), preview]  # type: ignore[misc]
