"""One certificate by number and code, as the files that prove it.

Whoever holds the paper holds the code. Unknown numbers, wrong codes and certificates whose holder
keeps them private give one answer, and every try counts towards the limit of checks.
"""

import logging

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from courses.downloads import as_download

from ..exceptions import FileUnusable
from ..models import Certificate
from ..queries.certificates import by_number_and_code, stored_pdf
from .guarding import public_check, refused
from .own import file_name

logger = logging.getLogger(__name__)
# W3C VC Data Model 2.0, section 6.2, and Securing VCs using JOSE.
TYPES = {"json": "application/vc", "jwt": "application/vc+jwt", "pdf": "application/pdf"}


@public_check
@require_safe
@sensitive_variables("code")
def file(request: HttpRequest, number: str, code: str, kind: str) -> HttpResponse:
    if answer := refused(request):
        return answer
    certificate = by_number_and_code(number, code)
    content = _content(certificate, kind) if certificate and _is_open(certificate) else b""
    if certificate is None or not content:
        return _nothing()
    name = file_name(certificate).removesuffix("pdf") + kind
    response = as_download(content, name=name, media_type=TYPES[kind])
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _is_open(certificate: Certificate) -> bool:
    return certificate.is_public and certificate.erased_at is None


def _content(certificate: Certificate, kind: str) -> bytes:
    """Empty for what this certificate never had, or what can't be read now."""
    if kind == "pdf":
        try:
            return stored_pdf(certificate)
        except FileUnusable:
            logger.exception("A stored certificate cannot be delivered")
            return b""
    return (certificate.credential if kind == "json" else certificate.token).encode()


def _nothing() -> HttpResponse:
    """Short and always the same, unlike a page of the site, which repeats the address."""
    text = _("There is no such file, or its holder keeps it private.")
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=404)
