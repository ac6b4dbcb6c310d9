"""Programmes, their versions, rules, schemes and obligations in the Wagtail admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.urls.resolvers import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from .exceptions import VersionFrozen
from .models import AudienceRule, Obligation, Programme, ProgrammeVersion, RecognitionScheme
from .services.programmes import next_number


class KeptViewSet(ModelViewSet):
    """What records rest on is switched off, not deleted; so there is no way to delete it."""

    icon = "tasks"
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None

    def get_urlpatterns(self) -> list[URLPattern]:
        return [one for one in super().get_urlpatterns() if one.name != "delete"]

    @property
    def learning_menu_item(self) -> MenuItem:
        return self.get_menu_item(order=self.menu_order)


class KeptIndexView(generic.IndexView):
    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(*self.related)

    def get_delete_url(self, instance: Any) -> None:
        return None


class KeptEditView(generic.EditView):
    def get_delete_url(self) -> None:
        return None


class ProgrammeIndexView(KeptIndexView):
    related = ("organisation",)


class ProgrammeViewSet(KeptViewSet):
    model = Programme
    name = "programmes"
    menu_label = _("Programmes")
    menu_order = 200
    index_view_class = ProgrammeIndexView
    edit_view_class = KeptEditView
    list_display = [
        "title",
        Column("organisation", label=_("only for")),
        Column("get_for_type_display", label=_("made for")),
        BooleanColumn("is_binding", label=_("binding")),
        BooleanColumn("is_active", label=_("active")),
    ]
    list_filter = ["is_active", "for_type"]
    search_fields = ["title", "slug"]


class VersionIndexView(KeptIndexView):
    related = ("programme",)


class VersionCreateView(generic.CreateView):
    def save_instance(self) -> ProgrammeVersion:
        self.form.instance.number = next_number(programme=self.form.instance.programme)
        return super().save_instance()


class VersionEditView(KeptEditView):
    """A published version is looked at, not changed: people have it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_object().published_at:
            messages.error(request, str(VersionFrozen.message))
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

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


class VersionViewSet(KeptViewSet):
    model = ProgrammeVersion
    name = "programme_versions"
    icon = "list-ul"
    menu_label = _("Programme versions")
    menu_order = 210
    index_view_class = VersionIndexView
    add_view_class = VersionCreateView
    edit_view_class = VersionEditView
    list_display = [
        "programme",
        Column("number", label=_("version")),
        Column("due_days", label=_("due after days")),
        Column("get_renewal_display", label=_("renewal")),
        DateColumn("published_at", label=_("published"), sort_key="published_at"),
    ]
    list_filter = ["programme", "renewal"]
    search_fields = ["programme__title", "note"]


class RuleIndexView(KeptIndexView):
    related = ("programme", "organisation")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        preview = Button(
            _("What the next sync would do"), url=reverse("lms_rules_preview"), icon_name="view"
        )
        return [*super().header_more_buttons, preview]


class RuleViewSet(KeptViewSet):
    model = AudienceRule
    name = "audience_rules"
    icon = "group"
    menu_label = _("Audience rules")
    menu_order = 220
    index_view_class = RuleIndexView
    edit_view_class = KeptEditView
    list_display = [
        "programme",
        Column("organisation", label=_("organisation")),
        Column("get_role_display", label=_("role")),
        DateColumn("created_on", label=_("created"), sort_key="created_on"),
        BooleanColumn("is_active", label=_("active")),
    ]
    list_filter = ["is_active", "programme"]
    search_fields = ["programme__title", "organisation__name"]


class SchemeViewSet(KeptViewSet):
    model = RecognitionScheme
    name = "recognition_schemes"
    icon = "clipboard-list"
    menu_label = _("Recognition schemes")
    menu_order = 230
    index_view_class = KeptIndexView
    edit_view_class = KeptEditView
    list_display = [
        "name",
        Column("institution", label=_("institution")),
        Column("months", label=_("counts for months")),
        BooleanColumn("is_active", label=_("active")),
    ]
    search_fields = ["name", "institution"]


class ObligationIndexView(KeptIndexView):
    related = ("organisation",)


class ObligationViewSet(KeptViewSet):
    model = Obligation
    name = "hours_obligations"
    icon = "time"
    menu_label = _("Hours obligations")
    menu_order = 240
    index_view_class = ObligationIndexView
    edit_view_class = KeptEditView
    list_display = [
        "title",
        Column("organisation", label=_("organisation")),
        Column("units", label=_("units (UE)")),
        Column("months", label=_("within months")),
        BooleanColumn("is_active", label=_("active")),
    ]
    search_fields = ["title"]


programme_viewsets: list[Any] = [
    ProgrammeViewSet(),
    VersionViewSet(),
    RuleViewSet(),
    SchemeViewSet(),
    ObligationViewSet(),
]
