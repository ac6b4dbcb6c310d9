"""Acts on one certificate in the Wagtail admin: GET asks, POST does it; the history knows who."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..exceptions import CertificateError
from ..forms import ReasonForm, ReplaceForm
from ..models import Certificate
from ..queries.facts import holder_name
from ..services.erase import erase
from ..services.replace import replace
from ..services.revoke import revoke
from ..services.suspend import lift, suspend


class ActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """What all acts share. `possible` says whether there is still a point."""

    template_name = "certificates/admin/act.html"
    form_class: type[forms.Form] = ReasonForm
    header_icon = "success"
    model = Certificate
    index_url_name: str | None = None
    inspect_url_name: str | None = None
    warning: Any = ""
    button: Any = ""
    done: Any = ""
    too_late: Any = _("That is not possible any more.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        raise NotImplementedError

    def act(self, fields: dict[str, Any]) -> Certificate:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowed = self.user_has_permission(self.permission_required)
        if allowed and not self.possible(self.certificate):
            messages.info(request, self.too_late)
            return redirect(self.address_of(self.certificate))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def certificate(self) -> Certificate:
        rows = Certificate.objects.select_related("completion__enrolment__learner__user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            after = self.act(form.cleaned_data)
        except CertificateError as error:
            form.add_error(None, str(error.message))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.address_of(after))

    def address_of(self, certificate: Certificate) -> str:
        return reverse(self.inspect_url_name, args=(certificate.pk,))

    def get_page_subtitle(self) -> str:
        return str(self.certificate)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Certificates")},
            {"url": self.address_of(self.certificate), "label": str(self.certificate)},
            {"url": "", "label": self.page_title, "sublabel": str(self.certificate)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "certificate": self.certificate,
            "back_url": self.address_of(self.certificate),
            "warning": self.warning,
            "button": self.button,
        }


class RevokeView(ActView):
    permission_required = "revoke"
    page_title = _("Revoke")
    header_icon = "cross"
    warning = _(
        "The verification page will then say “revoked”, without the reason. This cannot be undone."
    )
    button = _("Revoke for good")
    done = _("The certificate is revoked.")
    too_late = _("This certificate is revoked already.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        return certificate.revoked_at is None

    def act(self, fields: dict[str, Any]) -> Certificate:
        return revoke(certificate=self.certificate, by=self.request.user, **fields)


class SuspendView(ActView):
    permission_required = "suspend"
    page_title = _("Suspend")
    header_icon = "time"
    warning = _(
        "The verification page will then say “suspended”, without the reason, until somebody "
        "lifts the suspension."
    )
    button = _("Suspend")
    done = _("The certificate is suspended.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        return not (certificate.revoked_at or certificate.replaced_at or certificate.suspended_at)

    def act(self, fields: dict[str, Any]) -> Certificate:
        return suspend(certificate=self.certificate, by=self.request.user, **fields)


class LiftView(ActView):
    permission_required = "suspend"
    page_title = _("Lift the suspension")
    form_class = forms.Form
    warning = _("The certificate then counts again as it did before.")
    button = _("Lift the suspension")
    done = _("The certificate counts again.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        return certificate.suspended_at is not None

    def act(self, fields: dict[str, Any]) -> Certificate:
        return lift(certificate=self.certificate, by=self.request.user)


class ReplaceView(ActView):
    permission_required = "replace"
    page_title = _("Replace")
    header_icon = "rotate"
    form_class = ReplaceForm
    warning = _(
        "A new certificate is made about the same facts. The verification page will say "
        "“replaced” for the old one. This cannot be undone."
    )
    button = _("Make the new certificate")
    done = _("The new certificate is issued; this is it.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        over = certificate.revoked_at or certificate.replaced_at or certificate.erased_at
        return not over

    def get_initial(self) -> dict[str, Any]:
        completion = self.certificate.completion
        learner = completion.enrolment.learner if completion else None
        return super().get_initial() | ({"holder": holder_name(learner)} if learner else {})

    def act(self, fields: dict[str, Any]) -> Certificate:
        return replace(certificate=self.certificate, by=self.request.user, **fields)


class EraseView(ActView):
    permission_required = "erase"
    page_title = _("Erase the person")
    header_icon = "bin"
    form_class = forms.Form
    warning = _(
        "Name, content and file are erased. Only number, code and state stay, so that somebody "
        "who holds the paper still learns whether it counts. This cannot be undone."
    )
    button = _("Erase for good")
    done = _("The person is erased from this certificate.")

    @staticmethod
    def possible(certificate: Certificate) -> bool:
        return certificate.erased_at is None

    def act(self, fields: dict[str, Any]) -> Certificate:
        return erase(certificate=self.certificate, by=self.request.user)


# In the order of the buttons: name of the address → view.
ACTS: dict[str, type[ActView]] = {
    "replace": ReplaceView,
    "suspend": SuspendView,
    "lift": LiftView,
    "revoke": RevokeView,
    "erase": EraseView,
}
