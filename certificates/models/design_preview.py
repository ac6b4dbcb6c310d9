"""A design shown beside its form while it is edited: the very PDF, with made-up facts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

FRAME = "certificates/admin/design_preview.html"
AS_PDF = "-pdf"


class DesignPreview(PreviewableMixin):
    """Two requests: Wagtail asks for the page, and the frame within it for the PDF."""

    @cached_property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [
            ("certificate", _("Certificate")),
            ("attendance", _("Certificate of attendance")),
            ("long", _("Long name, twelve lessons")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name.endswith(AS_PDF):
            from ..views.preview import shown  # views know the models, not the other way round

            return shown(self, mode_name.removesuffix(AS_PDF))
        response = render(request, FRAME, {"mode": mode_name + AS_PDF})
        # For django-csp, whose strict default has no frames; without it, this means nothing.
        response._csp_update = {"frame-src": ["'self'"]}  # type: ignore[attr-defined]
        return response
