"""Which design a certificate gets, in the form the printer takes."""

from typing import Literal

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from courses.models import Provider

from ..models import CertificateDesign
from ..paper import Design
from ..pdf import LANGUAGE
from ..pictures import png_of

PARTS: tuple[Literal["recognitions", "zfu_number", "contents"], ...] = (
    "recognitions",
    "zfu_number",
    "contents",
)
FALLBACK_COLOUR = "#0b5a62"


def design_row(provider: Provider | None) -> CertificateDesign | None:
    """The provider's own design, else the default one, else None; one query."""
    wanted = Q(is_default=True)
    if provider is not None:
        wanted |= Q(provider=provider)
    rows = CertificateDesign.objects.filter(wanted).select_related("logo", "provider__logo")
    own = [row for row in rows if provider is not None and row.provider_id == provider.pk]
    return next(iter(own or rows), None)


def design_for(row: CertificateDesign | None, provider: Provider | None) -> Design:
    """Empty wordings take the built-in ones, so that issuing works on an empty database.

    Raises DesignInvalid for a picture that can't be read.
    """
    with translation.override(LANGUAGE):
        built_in = {
            "title_certificate": gettext("Certificate"),
            "title_attendance": gettext("Certificate of attendance"),
            "intro": gettext("This is to certify that"),
            "body_text": gettext("has completed the following course:"),
        }
    words = {key: getattr(row, key, "") or default for key, default in built_in.items()}
    logo = getattr(row, "logo", None) or getattr(provider, "logo", None)
    signatories = row.signatories.select_related("image") if row else []
    return Design(
        **words,  # type: ignore[typeddict-item]
        footer=row.footer if row else "",
        primary_colour=row.primary_colour if row else FALLBACK_COLOUR,
        logo=png_of(logo),
        hide=[part for part in PARTS if row and not getattr(row, f"show_{part}")],
        birth_date_line=bool(row and row.birth_date_line),
        signatories=[
            {"name": person.name, "role": person.role, "image": png_of(person.image)}
            for person in signatories
        ],
    )
