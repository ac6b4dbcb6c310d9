"""Certificates in the Wagtail admin: list, look, revoke."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from ..forms import RevokeForm
from ..models import Certificate
from ..queries.history import changes_of
from ..services.revoke import revoke

LOOKING = ["view", "revoke"]


class CertificateIndexView(generic.IndexView):
    any_permission_required = LOOKING
    default_ordering = "-issued_at"

    def get_list_more_buttons(self, instance: Certificate) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("revoke") and instance.revoked_at is None:
            buttons.append(
                Button(_("Revoke"), url=revoke_url(instance), icon_name="cross", priority=40)
            )
        return buttons

    def get_inspect_url(self, instance: Certificate) -> str | None:
        if not self.user_has_any_permission(LOOKING):
            return None
        return reverse(self.inspect_url_name, args=(instance.pk,))


class CertificateInspectView(generic.InspectView):
    any_permission_required = LOOKING
    template_name = "certificates/admin/inspect.html"

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field_name == "course_title":
            return gettext("Course")
        return super().get_field_label(field_name, field)

    def get_issued_at_display_value(self) -> str:
        """In local time; the stock view would show UTC."""
        return date_format(timezone.localtime(self.object.issued_at), "SHORT_DATETIME_FORMAT")

    def get_expires_on_display_value(self) -> str:
        day = self.object.expires_on
        return date_format(day, "SHORT_DATE_FORMAT") if day else "–"

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not self.user_has_permission("revoke") or self.object.revoked_at is not None:
            return []
        return [HeaderButton(gettext("Revoke"), url=revoke_url(self.object), icon_name="cross")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"changes": changes_of(self.object)}


class RevokeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """GET asks for the reason, POST revokes."""

    permission_required = "revoke"
    template_name = "certificates/admin/revoke.html"
    page_title = _("Revoke")
    header_icon = "cross"
    form_class = RevokeForm
    model = Certificate
    index_url_name: str | None = None
    inspect_url_name: str | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.user_has_permission("revoke") and self.certificate.revoked_at is not None:
            messages.info(request, _("This certificate is revoked already."))
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def certificate(self) -> Certificate:
        return get_object_or_404(Certificate, pk=self.kwargs["pk"])

    def form_valid(self, form: RevokeForm) -> HttpResponse:
        revoke(
            certificate=self.certificate,
            reason=form.cleaned_data["reason"],
            by=self.request.user,  # type: ignore[arg-type]
        )
        messages.success(self.request, gettext("The certificate is revoked."))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse(self.inspect_url_name, args=(self.certificate.pk,))

    def get_page_subtitle(self) -> str:
        return str(self.certificate)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Certificates")},
            {"url": self.get_success_url(), "label": str(self.certificate)},
            {"url": "", "label": self.page_title, "sublabel": str(self.certificate)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"certificate": self.certificate, "back_url": self.get_success_url()}


def revoke_url(certificate: Certificate) -> str:
    return reverse("certificates_admin:revoke", args=(certificate.pk,))
