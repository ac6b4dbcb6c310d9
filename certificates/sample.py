"""A made-up certificate, to see a design before anybody gets one."""

import datetime as dt
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from . import snapshot as frozen
from .conf import settings
from .identifiers import CODE_LENGTH, grouped
from .pdf import LANGUAGE

NUMBER_TAIL = "000000"
SHORT = ("Erika Mustermann", 6)
LONG = ("Prof. Dr. Maximiliane Charlotte Freifrau von Hohenstein-Wittgenstein", 12)


def sample_snapshot(provider: Any, today: dt.date, mode: str = "certificate") -> frozen.Snapshot:
    """Its number and code lead nowhere. `provider` is a courses.Provider or None.

    `mode` is "certificate", "attendance" or "long", see `DesignPreview`.
    """
    attendance = mode == "attendance"
    holder, lessons = LONG if mode == "long" else SHORT
    code = "0" * CODE_LENGTH
    address = settings.BASE_URL or "https://example.org"
    with translation.override(LANGUAGE):
        return frozen.Snapshot(
            schema=frozen.SCHEMA,
            number=f"{settings.NUMBER_PREFIX}-{today.year}-{NUMBER_TAIL}",
            kind="attendance" if attendance else "certificate",
            holder=holder,
            course=frozen.Course(
                title=gettext("Title of the course (sample)"),
                code="P1",
                version="1.0",
                topics=[gettext("Topic")],
                level=gettext("Basic"),
                format=gettext("Online, in your own time"),
                units="4",
                minutes=180,
                contents=[
                    " ".join([gettext("Lesson"), str(position)])
                    for position in range(1, lessons + 1)
                ],
                objectives=[],
            ),
            assessment=(None if attendance else frozen.Assessment(passed=True, pass_mark=70)),
            period=frozen.Period(started=today.isoformat(), completed=today.isoformat()),
            provider=frozen.Provider(
                name=provider.name if provider else gettext("Provider"),
                address="\n".join(provider.address.splitlines()) if provider else "",
                website=provider.website if provider else "",
                email=provider.email if provider else "",
                zfu_number=provider.zfu_number if provider else "",
            ),
            **({"partners": _partners()} if mode == "long" else {}),
            responsible=provider.responsible if provider else "",
            recognitions=[
                frozen.Recognition(
                    scheme="Landesärztekammer",
                    number="VNR 2760500000000000",
                    category="I",
                    points="4",
                )
            ],
            issued_on=today.isoformat(),
            refresh=frozen.Refresh(kind="none", on=None),
            verify=frozen.Verify(url=address, code=grouped(code), link=address),
            note=gettext("Sample, not a certificate."),
        )


def _partners() -> list[str]:
    provider = gettext("Provider")
    return [f"{provider} {number}" for number in (2, 3)]
