"""Content Security Policy: strict everywhere, looser only below the Wagtail admin.

Wagtail 8 still needs inline scripts and styles in its editor; no page that a learner sees does.
"""

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse

ADMIN_POLICY_PREFIX = "/admin/"
UNSAFE_INLINE = "'unsafe-inline'"

STRICT_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
ADMIN_DIRECTIVES = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "media-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}


class PolicyMiddleware(CSPMiddleware):
    """django-csp, with the admin's policy replaced (not merged) below its prefix."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(ADMIN_POLICY_PREFIX):
            response._csp_replace = ADMIN_DIRECTIVES  # type: ignore[attr-defined]
        return super().process_response(request, response)
