"""Certificates and their designs in the Wagtail admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Certificate, CertificateDesign
from .states import State, in_state
from .views.admin import CertificateIndexView, CertificateInspectView
from .views.admin_acts import ACTS, ActView
from .views.preview import preview

LEARNING_MENU = "register_learning_menu_item"


class CertificateFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, method="filter_state"
    )

    class Meta:
        model = Certificate
        fields: dict[str, list[str]] = {"issued_at": ["exact"]}

    def filter_state(
        self, rows: QuerySet[Certificate], name: str, value: str
    ) -> QuerySet[Certificate]:
        return rows.filter(in_state(value, timezone.localdate()))


class CertificateViewSet(ModelViewSet):
    """Read-only, apart from the acts of its life."""

    model = Certificate
    name = "certificates_admin"
    url_prefix = "certificates"
    icon = "success"
    menu_label = _("Certificates")
    menu_order = 130
    menu_hook = LEARNING_MENU
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    exclude_form_fields: list[str] = []
    list_per_page = 50
    search_backend_name = None
    search_fields = ["number", "holder"]
    index_view_class = CertificateIndexView
    inspect_view_class = CertificateInspectView
    inspect_template_name = CertificateInspectView.template_name
    filterset_class = CertificateFilterSet
    list_display = [
        "number",
        Column("holder", label=_("holder"), sort_key="holder"),
        Column("course_title", label=_("course")),
        DateColumn("issued_at", label=_("issued"), sort_key="issued_at"),
        Column("state", label=_("state"), accessor=lambda certificate: certificate.state.label),
    ]
    inspect_view_fields = [
        "number",
        "holder",
        "course_title",
        "issued_at",
        "expires_on",
        "pdf_sha256",
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Only what can be done: no add, edit, delete or usage."""
        kept = {"index", "index_results", "inspect"}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            *(
                path(f"{name}/<int:pk>/", self.act_view(act), name=name)
                for name, act in ACTS.items()
            ),
        ]

    def act_view(self, act: type[ActView]) -> Any:
        return self.construct_view(act)

    def register_admin_url_finder(self) -> None:
        """There is no edit view to find."""


class CertificateDesignViewSet(SnippetViewSet):
    model = CertificateDesign
    icon = "clipboard-list"
    menu_label = _("Certificate designs")
    menu_name = "certificate-designs"
    menu_order = 140
    menu_hook = LEARNING_MENU
    list_display = ["name", "provider", BooleanColumn("is_default", label=_("default"))]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("preview-pdf/<int:pk>/", preview, name="preview_pdf"),
        ]


certificate_viewset = CertificateViewSet()
