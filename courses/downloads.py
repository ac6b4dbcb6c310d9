"""Files as answers: every download of the three apps goes through this door."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def as_download(
    content: bytes | str, *, name: str, media_type: str, inline: bool = False
) -> HttpResponse:
    """The content under a file name; kept by no cache, and taken for nothing but what it is.

    `inline` lets the browser show it instead of keeping it (RFC 6266).
    """
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(not inline, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
