"""How documents for machines are handed out: same for everybody, cacheable, from any origin."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# Wallets and verifiers fetch from their own origin (Fetch standard, "CORS protocol").
OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
A_YEAR = 31_536_000


def published(
    request: HttpRequest, body: bytes, content_type: str, *, max_age: int
) -> HttpResponse:
    """200, or 304 if the visitor has these very bytes already; `max_age` in seconds."""
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["Cache-Control"] = f"public, max-age={max_age}"
    for name, value in OPEN.items():
        response[name] = value
    answered = get_conditional_response(request, etag=response["ETag"], response=response)
    return answered or response
