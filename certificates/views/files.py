"""One certificate by number and code, as the files that prove it.

Whoever holds the paper holds the code. Unknown numbers, wrong codes and certificates whose holder
keeps them private give one answer, and every try counts towards the limit of checks.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from ..exceptions import FileUnusable
from ..models import Certificate
from ..queries.certificates import by_number_and_code, stored_pdf
from .guarding import public_check, refused
from .own import file_name

# W3C VC Data Model 2.0, section 6.2, and Securing VCs using JOSE.
TYPES = {"json": "application/vc", "jwt": "application/vc+jwt", "pdf": "application/pdf"}


@public_check
@require_safe
@sensitive_variables("code")
def file(request: HttpRequest, number: str, code: str, kind: str) -> HttpResponse:
    if answer := refused(request):
        return answer
    certificate = by_number_and_code(number, code)
    if certificate is None or not certificate.is_public or certificate.erased_at:
        raise Http404
    response = HttpResponse(_content(certificate, kind), content_type=TYPES[kind])
    name = file_name(certificate).removesuffix("pdf") + kind
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _content(certificate: Certificate, kind: str) -> bytes:
    """Http404 for what this certificate never had, or what can't be read now."""
    if kind == "pdf":
        try:
            return stored_pdf(certificate)
        except FileUnusable as error:
            raise Http404 from error
    text = certificate.credential if kind == "json" else certificate.token
    if not text:
        raise Http404
    return text.encode()
