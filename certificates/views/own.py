"""A person's own certificates: download, and issue now what the queue has not issued yet."""

import logging
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.downloads import as_download
from lms.views.entrance import logged_in

from ..exceptions import CertificateError, FileUnusable
from ..models import Certificate
from ..queries.certificates import current, own_completions, stored_pdf
from ..services.issue import issue
from .guarding import own_page

logger = logging.getLogger(__name__)
# File names are content: they stay German whatever language is active.
FILE_NAMES = {"certificate": "Zertifikat", "attendance": "Teilnahmebescheinigung"}


@own_page
@logged_in
@require_safe
def download(request: HttpRequest, completion_uuid: UUID) -> HttpResponse:
    """The PDF, to its holder only; a page says so while it is missing (404)."""
    completion = get_object_or_404(own_completions(request.user), uuid=completion_uuid)
    certificate = current(completion)
    if certificate is None:
        context = {"completion": completion}
        return render(request, "certificates/missing.html", context, status=404)
    try:
        data = stored_pdf(certificate)
    except FileUnusable:
        logger.exception("A stored certificate cannot be delivered")
        context = {"certificate": certificate}
        return render(request, "certificates/unusable.html", context, status=404)
    return as_download(data, name=file_name(certificate), media_type="application/pdf")


@own_page
@logged_in
@require_POST
def issue_now(request: HttpRequest, completion_uuid: UUID) -> HttpResponse:
    """Issue what is missing; doing it twice changes nothing."""
    completion = get_object_or_404(own_completions(request.user), uuid=completion_uuid)
    try:
        issue(completion=completion)
    except CertificateError as error:
        logger.exception("A certificate could not be issued")
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Your certificate is ready."))
    return redirect("lms:my_learning")


def file_name(certificate: Certificate) -> str:
    return f"{FILE_NAMES[certificate.snapshot['kind']]}-{certificate.number}.pdf"
