"""How the pages look to one person: light or dark, and more contrast; kept in one cookie.

The cookie is set only when somebody chooses something else than her device says. It holds no
identity, only two words.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

COOKIE = "ks-look"
YEAR = 365 * 24 * 60 * 60
SCHEMES = {
    "auto": _("As my device says"),
    "light": _("Light"),
    "dark": _("Dark"),
}
CONTRASTS = {
    "auto": _("As my device says"),
    "more": _("Strong contrast"),
}


@dataclass(frozen=True)
class Look:
    """What stands on the root element as `data-ks-scheme` and `data-ks-contrast`."""

    scheme: str = "auto"
    contrast: str = "auto"


def look_of(request: HttpRequest | None) -> Look:
    """The look this browser asked for; what we did not write ourselves counts as nothing."""
    text = request.COOKIES.get(COOKIE, "") if request else ""
    scheme, _dot, contrast = text.partition(".")
    if scheme not in SCHEMES or contrast not in CONTRASTS:
        return Look()
    return Look(scheme, contrast)


def remember(response: HttpResponse, look: Look, *, secure: bool) -> None:
    """Keep the choice for a year; the choice to keep none deletes the cookie."""
    if look == Look():
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        f"{look.scheme}.{look.contrast}",
        max_age=YEAR,
        samesite="Lax",
        secure=secure,
        httponly=True,
    )
