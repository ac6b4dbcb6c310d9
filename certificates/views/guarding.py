"""What all pages about a single certificate have in common: nobody keeps a copy of them.

Pages with the code in their address also send no referrer. Own pages must not do that: a browser
then sends `Origin: null` with a form, which the CSRF check refuses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..conf import Rate
from ..ratelimit import seconds_to_wait

FORM_ITSELF = 64 * 1024
View = Callable[..., HttpResponse]
OWN = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
}
PUBLIC = OWN | {"Referrer-Policy": "no-referrer"}


def own_page(view: View) -> View:
    """For the holder: not cached, not indexed."""
    return _with_headers(view, OWN)


def public_check(view: View) -> View:
    """For strangers with a code: moreover, no other page is told the address."""
    return _with_headers(view, PUBLIC)


def _with_headers(view: View, headers: dict[str, str]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in headers.items():
            response[name] = value
        return response

    return guarded


def oversized(request: HttpRequest, largest: int) -> bool:
    """Judged by the declared length, before the body is read; a form adds a little of its own."""
    declared = str(request.META.get("CONTENT_LENGTH") or "0")
    return declared.isdigit() and int(declared) > largest + FORM_ITSELF


def refused(
    request: HttpRequest, *, rate: Rate | None = None, scope: str = "verify"
) -> HttpResponse | None:
    """The page "too many checks" with 429 and Retry-After (RFC 6585), or None to go on."""
    wait = seconds_to_wait(request, rate=rate, scope=scope)
    if not wait:
        return None
    context = {"minutes": -(-wait // 60)}
    response = render(request, "certificates/too_many.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response
