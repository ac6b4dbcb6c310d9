"""The way in: own pages need a log-in, and nobody is led away from this site."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string

from ..conf import settings

View = Callable[..., HttpResponse]
FRESH = dt.timedelta(minutes=5)


def logged_in(view: View) -> View:
    """Let people in who are logged in; lead the others to `LMS_LOGIN_URL` and back.

    After a POST they come back to the page that had the form: the address they posted to may
    answer no GET, and an expired session must not end on an empty 405.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        back = page_before(request) if request.method == "POST" else request.get_full_path()
        return redirect_to_login(back, settings.LOGIN_URL)

    return guarded


def sure_who_it_is(view: View) -> View:
    """Ask once more who is there before what cannot be taken back, or tells everything.

    How, `LMS_REAUTHENTICATION` says; without it, a log-in of the last five minutes is needed.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        way = settings.REAUTHENTICATION
        decorate = import_string(way) if way else freshly_logged_in
        return decorate(view)(request, *args, **kwargs)

    return guarded


def freshly_logged_in(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        since = getattr(request.user, "last_login", None)
        if since and timezone.now() - since < FRESH:
            return view(request, *args, **kwargs)
        logout(request)
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)

    return guarded


def page_before(request: HttpRequest) -> str:
    """Path of the page the browser came from, or of "My learning"."""
    came_from = here_or_nothing(request, request.headers.get("Referer", ""))
    path = urlsplit(came_from)._replace(scheme="", netloc="").geturl()
    return path or reverse("lms:my_learning")


def here_or_nothing(request: HttpRequest, address: str) -> str:
    """The address if it stays on this site, else nothing (ASVS 3.7.2)."""
    here = {request.get_host()}
    stays = url_has_allowed_host_and_scheme(address, here, require_https=request.is_secure())
    return address if stays else ""
