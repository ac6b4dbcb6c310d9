"""The language of the interface: what somebody chose, kept in one cookie, else that of the site.

The language of the browser does not count: courses are German, and pages half in another language
would surprise people who never asked for it. Mails are written in the language of the request that
causes them, hence in that of the person.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_info
from django.views.decorators.http import require_safe


class ChosenLanguage:
    """Middleware: activate the language of the cookie that Django's `set_language` writes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            patch_vary_headers(response, ("Cookie",))
        return response


def chosen(request: HttpRequest) -> str:
    """A language of the site; what we did not write ourselves counts as nothing."""
    wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@require_safe
def language(request: HttpRequest) -> HttpResponse:
    """Choose by a button; Django's `set_language` answers it."""
    back = request.GET.get("zurueck", "")
    stays = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    context = {
        "back": back if stays and back.startswith("/") else "/",
        "languages": [get_language_info(code) for code, _name in settings.LANGUAGES],
    }
    return render(request, "shell/language.html", context)
