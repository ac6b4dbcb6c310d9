"""Programmes and their versions in the admin: a published version is looked at, not changed."""

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from ..exceptions import VersionFrozen
from ..models import ProgrammeVersion
from ..queries.waiting_steps import waiting_steps, with_waiting
from ..services.programmes import next_number
from .admin_kept import KeptEditView, KeptIndexView, TouchesPeople


class ProgrammeEditView(TouchesPeople, KeptEditView):
    """From a programme to what it asks: its newest version, and all of them."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        versions = reverse("programme_versions:index") + f"?programme={self.object.pk}"
        newest = self.object.versions.order_by("-number").first()
        found = [Button(_("All versions"), url=versions, icon_name="list-ul")]
        if newest:
            steps = reverse("programme_versions:edit", args=[newest.pk])
            found.insert(0, Button(_("Steps and deadlines"), url=steps, icon_name="tasks"))
        return found


class VersionIndexView(KeptIndexView):
    related = ("programme",)
    default_ordering = ("programme__title", "-number")

    def get_base_queryset(self) -> QuerySet:
        return with_waiting(super().get_base_queryset())


class VersionCreateView(generic.CreateView):
    def save_instance(self) -> ProgrammeVersion:
        self.form.instance.number = next_number(programme=self.form.instance.programme)
        return super().save_instance()


class VersionEditView(KeptEditView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_object().published_at:
            messages.error(request, str(VersionFrozen.message))
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def get_form(self, *args: Any, **kwargs: Any) -> BaseForm:
        """Nobody fills in a form that can't be saved."""
        form = super().get_form(*args, **kwargs)
        if self.object.published_at:
            freeze(form)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_steps(self.object)
        return super().get_context_data(waiting=waiting, version=self.object, **kwargs)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        version = self.object
        names = {"publish": _("Publish"), "copy": _("Copy as a new version")}
        if version.published_at:
            names = {"copy": names["copy"], "map": _("Map a course"), "move": _("Move people here")}
        icons = {"publish": "upload", "copy": "copy", "map": "link", "move": "arrow-right"}
        return [
            Button(label, url=reverse(f"lms_version_{name}", args=[version.pk]),
                   icon_name=icons[name])
            for name, label in names.items()
        ]  # fmt: skip


def freeze(form: Any) -> None:
    """Disable every field, those of the steps and of their courses as well."""
    for field in form.fields.values():
        field.disabled = True
    for formset in getattr(form, "formsets", {}).values():
        for one in formset.forms:
            freeze(one)
