"""What stands on a certificate and how large: the template context of `certificates.pdf`.

Everything arrives in the template as finished text, because a number in a German template is
printed with a comma, which is no CSS.
"""

import base64
import io
import re
from decimal import Decimal
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

from django.utils import formats
from django.utils.translation import gettext, ngettext
from PIL import Image, UnidentifiedImageError

from certificates.dates import german
from certificates.snapshot import Snapshot
from certificates.wording import filled, recognised
from courses.documents.fonts import ems

TEXT_WIDTH_MM = 164.0
LOGO_BOX_MM = (60.0, 14.0)
SIGNATURE_BOX_MM = (36.0, 13.0)
BETWEEN_SIGNATURES_MM = {4: 5}
LETTER_MM = 1.8  # of a name below a signature, on average
MAX_SIGNATORIES = 4
MAX_IMAGE_SIDE = 4000
# A name too long for one line even in 60 % of the size wraps instead.
LEAST_OF_NAME = 0.6
DARK_INK = (0x1D, 0x2B, 0x33)
MM_PER_PT = 25.4 / 72


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


class Step(NamedTuple):
    """One density of the front page: type sizes in points, gap in millimetres, leading in percent.

    No small print below 8.5 points, however dense.
    """

    title: float
    name: float
    course: float
    text: float
    small: float
    gap: float
    leading: float


# For little text: what stands on the page fills it. The title stays, "Teilnahmebescheinigung" is
# as wide as the page with it.
AIRY = Step(title=40, name=36, course=20, text=11.5, small=10.5, gap=14, leading=155)
ROOMY = Step(title=40, name=31, course=18, text=10.5, small=9.5, gap=8, leading=145)
TIGHT = Step(title=20, name=15, course=11, text=8.5, small=8.5, gap=1.5, leading=122)
DENSITIES = 8
STEPS = (
    AIRY,
    *(
        Step(*(a + (b - a) * n / (DENSITIES - 1) for a, b in zip(ROOMY, TIGHT, strict=True)))
        for n in range(DENSITIES)
    ),
)
USUAL = 1  # of STEPS: where the search begins


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


def measures(step: Step, holder: str, font_cache: Path | None) -> dict[str, str]:
    """The sizes of one density as CSS lengths."""
    one_line = name_size(TEXT_WIDTH_MM / MM_PER_PT, ems(holder, "light", font_cache))
    name = min(step.name, max(one_line, step.name * LEAST_OF_NAME, 13.0))
    points = {
        "title_size": step.title,
        "name_size": name,
        "name_leading": (name if name > one_line else step.name) * 1.25,
        "kind_size": step.text + 1,
        "course_size": step.course,
        "text_size": step.text,
        "small_size": step.small,
    }
    label = step.text * 5.1  # the longest German label, in one line
    lengths = {
        "gap": step.gap,
        "half_gap": step.gap / 2,
        "name_gap": step.gap / 3,
        "row_gap": step.gap / 7,
        "foot_gap": step.gap * 0.8 + 0.8,
        "label_width": label,
        "fact_width": TEXT_WIDTH_MM - label,
    }
    return {
        "leading": f"{step.leading:.0f}%",
        **{key: f"{value:.2f}pt" for key, value in points.items()},
        **{key: f"{value:.2f}mm" for key, value in lengths.items()},
    }


def name_size(room: float, width: float) -> float:
    """Points at which a name, `width` wide in one point, just fits into one line of `room`."""
    return room * 0.98 / width


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
