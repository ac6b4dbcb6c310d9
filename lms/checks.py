"""Start-up complaints of the lms app: what a host forgot, with a hint."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import checks
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, Resolver404, get_script_prefix, resolve, reverse
from django.utils.module_loading import import_string

from courses.checks import missing_apps

from .conf import settings as own_settings

NEEDED_APPS = ("simple_history", "django_tasks")
NEEDED_MIDDLEWARE = (SessionMiddleware, AuthenticationMiddleware, MessageMiddleware)
HISTORY_MIDDLEWARE = "simple_history.middleware.HistoryRequestMiddleware"


@checks.register
def needed_apps(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return missing_apps(NEEDED_APPS, "lms.E001")


@checks.register
def urls_included(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    fault = address_fault("lms:my_learning")
    if not fault:
        return []
    return [
        checks.Error(
            f"The addresses of lms are {fault}.",
            hint='Add path("lernen/", include("lms.urls")) to your URLconf, '
            "above Wagtail's own catch-all.",
            id="lms.E002",
        )
    ]


def address_fault(name: str) -> str:
    """What keeps visitors from the named view: "" if nothing does."""
    try:
        path = reverse(name)
    except NoReverseMatch:
        return "not included"
    return "" if view_at(path) == name else "hidden by another address"


def view_at(path: str) -> str | None:
    """Name of the view that answers a path as `reverse` gives it; None if there is none."""
    try:
        return resolve("/" + path.removeprefix(get_script_prefix())).view_name
    except Resolver404:
        return None


@checks.register
def login_address(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Visitors who begin a course are sent to the host's own log-in."""
    hint = "Set LOGIN_URL to your site's log-in: the name of a view, or a path."
    try:
        url = resolve_url(own_settings.LOGIN_URL)
    except NoReverseMatch:
        message = f"LOGIN_URL = {own_settings.LOGIN_URL!r} names no view."
        return [checks.Error(message, hint=hint, id="lms.E003")]
    # A path may be answered by a server in front, and Wagtail may have a page there.
    if url.startswith("/") and not url.startswith("//") and view_at(url.partition("?")[0]) is None:
        message = f"No view of this site answers LOGIN_URL = {own_settings.LOGIN_URL!r}."
        return [checks.Warning(message, hint=hint, id="lms.W002")]
    return []


@checks.register
def needed_middleware(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    there = list(middleware_classes())
    return [
        checks.Error(
            f"Learning needs the {wanted.__name__}.",
            hint=f"Add '{wanted.__module__}.{wanted.__name__}' to MIDDLEWARE.",
            id="lms.E004",
        )
        for wanted in NEEDED_MIDDLEWARE
        if not any(issubclass(one, wanted) for one in there)
    ]


def middleware_classes() -> Iterator[type]:
    """Those that can be imported; Django itself complains about the others."""
    for path in settings.MIDDLEWARE:
        try:
            found = import_string(path)
        except ImportError:
            continue
        if isinstance(found, type):
            yield found


@checks.register
def history_middleware(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if HISTORY_MIDDLEWARE in settings.MIDDLEWARE:
        return []
    return [
        checks.Warning(
            "History rows will not say who changed a record.",
            hint=f"Add '{HISTORY_MIDDLEWARE}' to MIDDLEWARE, below the authentication middleware.",
            id="lms.W001",
        )
    ]
