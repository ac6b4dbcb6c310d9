"""Certificates in the Wagtail admin: list and look; the acts are in `admin_acts`."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import policy_registry

from ..models import Certificate
from ..permissions import ACTIONS
from ..queries.history import changes_of
from .admin_acts import ACTS, ActView

LOOKING = list(ACTIONS)


class CertificateIndexView(generic.IndexView):
    any_permission_required = LOOKING
    default_ordering = "-issued_at"

    def get_list_more_buttons(self, instance: Certificate) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        for priority, (name, act) in enumerate(offered(instance, self.request.user), start=40):
            url, icon = act_url(name, instance), act.header_icon
            buttons.append(Button(act.page_title, url=url, icon_name=icon, priority=priority))
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
        return [
            HeaderButton(act.page_title, url=act_url(name, self.object), icon_name=act.header_icon)
            for name, act in offered(self.object, self.request.user)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        row: Certificate = self.object
        return context | {
            "changes": changes_of(row),
            "newer": row.replaced_by,
            "older": Certificate.objects.filter(replaced_by=row).first(),
        }


def offered(certificate: Certificate, user: AbstractBaseUser) -> list[tuple[str, type[ActView]]]:
    """The acts that make sense for it and that this person may do."""
    policy = policy_registry.get_by_type(Certificate)
    return [
        (name, act)
        for name, act in ACTS.items()
        if act.possible(certificate) and policy.user_has_permission(user, act.permission_required)
    ]


def act_url(name: str, certificate: Certificate) -> str:
    return reverse(f"certificates_admin:{name}", args=(certificate.pk,))
