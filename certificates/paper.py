"""What stands on a certificate: the template context of `certificates.pdf`.

How large it stands there is the business of `certificates.densities`.
"""

import base64
import io
import re
from decimal import Decimal
from functools import cache
from math import ceil
from typing import Any, Literal, NotRequired, TypedDict

from django.utils import formats
from django.utils.translation import gettext, ngettext
from PIL import Image, UnidentifiedImageError

from certificates.dates import german
from certificates.densities import TEXT_WIDTH_MM
from certificates.snapshot import Snapshot
from certificates.wording import filled, recognised

LOGO_BOX_MM = (60.0, 14.0)
SIGNATURE_BOX_MM = (36.0, 13.0)
BETWEEN_SIGNATURES_MM = {4: 5}
LETTER_MM = 1.8  # of a name below a signature, on average
MAX_SIGNATORIES = 4
MAX_IMAGE_SIDE = 4000
DARK_INK = (0x1D, 0x2B, 0x33)


class Signatory(TypedDict):
    name: str
    role: str
    image: bytes | None


class Design(TypedDict):
    """The look of one provider's certificates; images are PNG."""

    title_certificate: str
    title_attendance: str
    intro: str
    body_text: str
    footer: str
    primary_colour: str
    logo: bytes | None
    signatories: list[Signatory]
    hide: NotRequired[list[Literal["recognitions", "zfu_number", "contents"]]]
    birth_date_line: NotRequired[bool]


class DesignInvalid(ValueError):
    """The design holds something that cannot be printed."""


def paper(snapshot: Snapshot, design: Design) -> dict[str, Any]:
    """What the template prints whatever the density; the QR code is put in at the end."""
    certificate = snapshot["kind"] == "certificate"
    hidden = design.get("hide", [])
    contents = [] if "contents" in hidden else list(enumerate(snapshot["course"]["contents"], 1))
    half = ceil(len(contents) / 2)
    if len(design["signatories"]) > MAX_SIGNATORIES:
        raise DesignInvalid(f"signatories: more than {MAX_SIGNATORIES} do not fit side by side")
    return {
        "snapshot": snapshot,
        "design": design,
        "title": design["title_certificate" if certificate else "title_attendance"],
        "extent": _extent(snapshot["course"]["units"], snapshot["course"]["minutes"]),
        "started": german(snapshot["period"]["started"]),
        "completed": german(snapshot["period"]["completed"]),
        "issued": german(snapshot["issued_on"]),
        "refresh_on": german(snapshot["refresh"]["on"]),
        "address": [line.strip() for line in snapshot["provider"]["address"].splitlines()],
        "contents": contents,
        "recognitions": (
            [] if "recognitions" in hidden else list(map(recognised, snapshot["recognitions"]))
        ),
        "zfu_number": "" if "zfu_number" in hidden else snapshot["provider"]["zfu_number"],
        "birth_date_line": design.get("birth_date_line", False),
        "columns": [contents[:half], contents[half:]],
        **{key: filled(design[key], snapshot) for key in ("intro", "body_text", "footer")},
        "logo": _picture(design["logo"], LOGO_BOX_MM),
        "between": f"{BETWEEN_SIGNATURES_MM.get(len(design['signatories']), 8)}mm",
        "signatories": [
            _signing(person, len(design["signatories"])) for person in design["signatories"]
        ],
        "qr": _blank(),
        **_inks(design["primary_colour"]),
    }


def _signing(person: Signatory, people: int) -> dict[str, Any]:
    letters = int((TEXT_WIDTH_MM / people - BETWEEN_SIGNATURES_MM[4]) / LETTER_MM)
    return {
        "name": _breakable(person["name"], letters),
        "role": _breakable(person["role"], letters),
        "picture": _picture(person["image"], SIGNATURE_BOX_MM),
    }


def _breakable(text: str, letters: int) -> str:
    """Words that are wider than a line break at their hyphens, not within a name."""
    return " ".join(
        word.replace("-", "- ") if len(word) > letters else word for word in text.split()
    )


def _extent(units: str, minutes: int) -> str:
    """Teaching units, and the same in hours: some schemes count in hours."""
    amount, hours = Decimal(units), Decimal(minutes) / 60
    in_units = ngettext(
        "%(units)s teaching unit of 45 minutes",
        "%(units)s teaching units of 45 minutes",
        1 if amount == 1 else 2,
    ) % {"units": _plain(amount)}
    if minutes % 15:
        duration = ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes)
    else:
        duration = ngettext("%(hours)s hour", "%(hours)s hours", 1 if hours == 1 else 2)
    duration %= {"minutes": minutes, "hours": _plain(hours)}
    return gettext("%(units)s (%(duration)s)") % {"units": in_units, "duration": duration}


def _plain(number: Decimal) -> str:
    return formats.number_format(format(number.normalize(), "f"))


def _inks(colour: str) -> dict[str, str]:
    """The colour for bands, and a colour for large type that stays legible on white."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise DesignInvalid("primary_colour: not of the form #0b5a62")
    channels = tuple(bytes.fromhex(colour[1:]))
    legible = _contrast_with_white(channels) >= 4.5  # WCAG 2.2, 1.4.3
    return {"band": colour, "ink": "#" + bytes(channels if legible else DARK_INK).hex()}


def _contrast_with_white(channels: tuple[int, ...]) -> float:
    parts = [value / 255 for value in channels]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _picture(data: bytes | None, box: tuple[float, float]) -> dict[str, str] | None:
    """A PNG fitted into a box of millimetres; None stays None."""
    if not data:
        return None
    width, height = _png_size(data)
    scale = min(box[0] / width, box[1] / height)
    return {
        "uri": _data_uri(data),
        "width": f"{width * scale:.2f}mm",
        "height": f"{height * scale:.2f}mm",
    }


def _png_size(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            oversized = max(image.size) > MAX_IMAGE_SIDE
            if not oversized:
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DesignInvalid("image: not a readable PNG") from error
    if oversized:
        raise DesignInvalid(f"image: more than {MAX_IMAGE_SIDE} pixels wide or high")
    return image.size


@cache
def _blank() -> str:
    """Holds the place of the QR code."""
    out = io.BytesIO()
    Image.new("1", (8, 8), 1).save(out, "PNG")
    return _data_uri(out.getvalue())


def _data_uri(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()
