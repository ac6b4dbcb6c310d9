"""A design as it will be printed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from courses.conf import settings as courses_settings
from courses.documents.fonts import FontMissing, MissingGlyph
from courses.downloads import as_download

from ..models import CertificateDesign
from ..pdf import DesignInvalid, RenderFailed, render_pdf
from ..queries.designs import design_for
from ..sample import sample_snapshot
from ..snapshot import SnapshotInvalid

REFUSALS = (DesignInvalid, FontMissing, MissingGlyph, RenderFailed, SnapshotInvalid)
EDITING = ["add", "change", "delete", "view"]


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A PDF of made-up facts in this design, or what is wrong with it as plain text (409)."""
    policy = policy_registry.get_by_type(CertificateDesign)
    if not policy.user_has_any_permission(request.user, EDITING):
        raise PermissionDenied
    row = get_object_or_404(CertificateDesign.objects.select_related("provider__logo"), pk=pk)
    return shown(row, "certificate")


def shown(row: CertificateDesign, mode: str) -> HttpResponse:
    """A design, saved or not, with the made-up facts of this mode."""
    snapshot = sample_snapshot(row.provider, timezone.localdate(), mode)
    try:
        pdf = render_pdf(
            snapshot, design_for(row, row.provider), font_cache=courses_settings.FONT_CACHE
        )
    except REFUSALS as error:
        refused = _("This design cannot be printed.")
        text = f"{refused} {error}"
        return HttpResponse(text, content_type="text/plain; charset=utf-8", status=409)
    return as_download(pdf, name="vorschau.pdf", media_type="application/pdf", inline=True)
