"""`/api/v1/verify`: the same engine as the pages, for personnel software and portals.

No account, no cookie, hence no CSRF; limited per address like the pages. What was sent is neither
stored nor sent back. The description is at `/api/v1/openapi.json`.
"""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from ninja import File, Form, NinjaAPI
from ninja.errors import ValidationError
from ninja.files import UploadedFile

from ..ratelimit import seconds_to_wait
from ..verify.answers import Finding, refusal
from ..verify.badges import check_badge
from ..verify.codes import check_code
from ..verify.uploads import LARGEST_PAPER, check_upload
from ..views.guarding import PUBLIC, oversized
from .schemas import LONGEST_TOKEN, ByCode, ByCredential, Checked, Invalid, Name, Refused, checked

BY_CODE, BY_FILE = "By number and code, or a credential", "By file: PDF, JSON or JWT"
LARGEST_JSON = 6 * LONGEST_TOKEN  # each character may be written as \u0041
RESPONSES: dict[int, Any] = {200: Checked, 413: Checked, 422: Invalid, 429: Refused}


class TooMany(Exception):
    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooLarge(Exception):
    """Declared to be larger than anything we issue; the body is not read."""


class CheckAPI(NinjaAPI):
    """Every answer says: keep no copy, tell nobody the address."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(*args, **kwargs)
        for name, value in PUBLIC.items():
            response[name] = value
        return response

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        """Ninja does not expect to lie inside another app's addresses."""
        return reverse(f"certificates:{self.urls_namespace}:api-root")


def gate(largest: int) -> Callable[[HttpRequest], bool]:
    """Runs before the body is read; `largest` in bytes."""

    def passed(request: HttpRequest) -> bool:
        if wait := seconds_to_wait(request):
            raise TooMany(wait)
        if oversized(request, largest):
            raise TooLarge
        return True

    return passed


api = CheckAPI(
    title="Bescheinigungen prüfen",
    version="1",
    description=__doc__ or "",
    docs_url=None,
    urls_namespace="certificates_api",
)


@api.post("verify", auth=gate(LARGEST_JSON), response=RESPONSES, summary=BY_CODE)
@sensitive_variables("data")
def verify(request: HttpRequest, data: ByCode | ByCredential) -> dict[str, Any]:
    if isinstance(data, ByCode):
        return checked(check_code(number=data.number, code=data.code, name=data.name))
    given = data.credential
    content = given if isinstance(given, str) else json.dumps(given)
    return checked(check_badge(content.encode(), name=data.name))


@api.post("verify/file", auth=gate(LARGEST_PAPER), response=RESPONSES, summary=BY_FILE)
@sensitive_variables("name")
def verify_file(
    request: HttpRequest,
    file: UploadedFile = File(...),  # noqa: B008
    name: Name = Form(""),  # noqa: B008
) -> dict[str, Any]:
    return checked(check_upload(file.read(), name=name))


@api.exception_handler(TooMany)
def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    detail = {"detail": _("Too many checks from your address. Please wait.")}
    response = api.create_response(request, detail, status=429)
    response["Retry-After"] = str(error.seconds)
    return response


@api.exception_handler(TooLarge)
def too_large(request: HttpRequest, error: TooLarge) -> HttpResponse:
    return api.create_response(request, checked(refusal(Finding.TOO_BIG)), status=413)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names fields, never values."""
    detail = [{"where": list(one["loc"]), "message": one["msg"]} for one in error.errors]
    return api.create_response(request, {"detail": detail}, status=422)
