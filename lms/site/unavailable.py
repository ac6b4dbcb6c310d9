"""The page for the minutes in which the database or the whole site is away.

Nothing here may ask the database, the session or the cache.
"""

import re
import sys
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error as plain_server_error

TEMPLATE, STYLES = "503.html", "site/unavailable.css"
LINK = re.compile(r'<link rel="stylesheet"[^>]*>')
RETRY_SECONDS = 120


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: a database that can't be reached is "come back later", not a fault.

    Called while the exception is being handled, which is where its kind is known from.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable()
    return plain_server_error(request)


def unavailable() -> HttpResponse:
    response = HttpResponse(loader.get_template(TEMPLATE).render(), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def standalone_page() -> str:
    """The same page as one file without further requests, for the server in front."""
    path = finders.find(STYLES)
    if not isinstance(path, str):
        raise FileNotFoundError(STYLES)
    styles = f"<style>{Path(path).read_text(encoding='utf-8')}</style>"
    return LINK.sub(lambda _link: styles, loader.get_template(TEMPLATE).render(), count=1)
