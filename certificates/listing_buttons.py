"""What the list of designs offers beside editing."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from .models import CertificateDesign


def preview_button(
    snippet: Model, user: AbstractBaseUser, next_url: str | None = None
) -> Iterator[Any]:
    if isinstance(snippet, CertificateDesign):
        url = reverse(snippet.snippet_viewset.get_url_name("preview_pdf"), args=(snippet.pk,))
        yield Button(_("Preview as PDF"), url, icon_name="view", priority=15)
