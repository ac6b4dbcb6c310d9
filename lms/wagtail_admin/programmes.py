"""Programmes, their versions, rules, schemes and obligations in the Wagtail admin."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.urls.resolvers import URLPattern
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..models import AudienceRule, Obligation, Programme, ProgrammeVersion, RecognitionScheme
from ..views.admin_kept import KeptEditView, KeptIndexView, TouchesPeople
from ..views.admin_versions import (
    ProgrammeEditView,
    VersionCreateView,
    VersionEditView,
    VersionIndexView,
)


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


class ProgrammeIndexView(KeptIndexView):
    related = ("organisation",)


class ProgrammeViewSet(KeptViewSet):
    model = Programme
    name = "programmes"
    menu_label = _("Programmes")
    menu_order = 200
    index_view_class = ProgrammeIndexView
    edit_view_class = ProgrammeEditView
    list_display = [
        "title",
        Column("organisation", label=_("only for")),
        Column("get_for_type_display", label=_("made for")),
        BooleanColumn("is_binding", label=_("binding")),
        BooleanColumn("is_active", label=_("active")),
    ]
    list_filter = ["is_active", "for_type"]
    search_fields = ["title", "slug"]


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
        Column("waiting", label=_("steps without a course"), sort_key="waiting"),
        DateColumn("published_at", label=_("published"), sort_key="published_at"),
    ]
    edit_template_name = "lms/admin/version_edit.html"
    list_filter = ["programme", "renewal"]
    search_fields = ["programme__title", "note"]


FEW = 2  # groups named in a list; more are counted


def groups_in_words(rule: AudienceRule) -> str:
    labels = [group.label for group in rule.groups.all()]
    if len(labels) > FEW:
        return ngettext("%(count)s group", "%(count)s groups", len(labels)) % {"count": len(labels)}
    return ", ".join(labels) or gettext("all groups")


def created_on(rule: AudienceRule) -> str:
    return date_format(rule.created_on, "SHORT_DATE_FORMAT")


class RuleIndexView(KeptIndexView):
    related = ("programme", "organisation")

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("groups")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        preview = Button(
            _("What the next sync would do"), url=reverse("lms_rules_preview"), icon_name="view"
        )
        return [*super().header_more_buttons, preview]


class RuleCreateView(TouchesPeople, generic.CreateView):
    """A new rule assigns nobody before the next daily run."""


class RuleEditView(TouchesPeople, KeptEditView):
    """Neither does a changed one, nor does it release anybody."""


class RuleViewSet(KeptViewSet):
    model = AudienceRule
    name = "audience_rules"
    icon = "group"
    menu_label = _("Audience rules")
    menu_order = 220
    index_view_class = RuleIndexView
    add_view_class = RuleCreateView
    edit_view_class = RuleEditView
    list_display = [
        "programme",
        Column("organisation", label=_("organisation")),
        Column("groups", label=_("professional groups"), accessor=groups_in_words),
        Column("get_role_display", label=_("role")),
        Column("created_on", label=_("created"), accessor=created_on, sort_key="created_on"),
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
