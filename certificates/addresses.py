"""The public addresses that credentials and papers name; they must stay for decades.

A site that moved to another host answers under the former one as the issuer it was there.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse

from .conf import settings
from .credentials.build import Issuer
from .credentials.did import issuer_did
from .credentials.status import StatusPosition


def absolute(name: str, *args: object, base: str = "") -> str:
    return (base or settings.BASE_URL) + reverse(f"certificates:{name}", args=args)


def bases() -> tuple[str, ...]:
    """Scheme and host under which certificates are issued now, then the former ones."""
    return (settings.BASE_URL, *settings.FORMER_BASE_URLS)


def base_of(request: HttpRequest) -> str:
    """The former address that was asked, else today's: the host name decides."""
    asked = request.get_host()
    former = (base for base in settings.FORMER_BASE_URLS if urlsplit(base).netloc == asked)
    return next(former, settings.BASE_URL)


def issuer_dids() -> list[str]:
    """Who we are and were, as did:web; today's first."""
    return list(dict.fromkeys(map(issuer_did, bases())))


def issuer() -> Issuer:
    sample = "0" * 32
    return Issuer(
        did=issuer_did(settings.BASE_URL),
        name=settings.ISSUER_NAME,
        url=f"{settings.BASE_URL}/",
        achievements=absolute("achievement", sample).removesuffix(f"{sample}/"),
    )


def status_url(number: int, purpose: str, base: str = "") -> str:
    return absolute("status_list", number, purpose, base=base)


def status_position(number: int, index: int) -> StatusPosition:
    return StatusPosition(status_url(number, "revocation"), index)
