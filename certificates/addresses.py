"""The public addresses that credentials and papers name; they must stay for decades."""

from django.urls import reverse

from .conf import settings
from .credentials.build import Issuer
from .credentials.did import issuer_did
from .credentials.status import StatusPosition


def absolute(name: str, *args: object) -> str:
    return settings.BASE_URL + reverse(f"certificates:{name}", args=args)


def issuer() -> Issuer:
    sample = "0" * 32
    return Issuer(
        did=issuer_did(settings.BASE_URL),
        name=settings.ISSUER_NAME,
        url=f"{settings.BASE_URL}/",
        achievements=absolute("achievement", sample).removesuffix(f"{sample}/"),
    )


def status_url(number: int, purpose: str) -> str:
    return absolute("status_list", number, purpose)


def status_position(number: int, index: int) -> StatusPosition:
    return StatusPosition(status_url(number, "revocation"), index)
