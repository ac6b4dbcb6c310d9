"""Pages travel compressed; files do not, most are packed already and players ask for parts.

Django's middleware adds bytes of random length, so that the size says nothing about secrets beside
what a stranger had printed into the page ("Heal the BREACH").
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED = ("text/html", "application/json")


class PageCompression(GZipMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.streaming or not response.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)
