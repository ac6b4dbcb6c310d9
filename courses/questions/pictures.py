"""Pictures below a question; each needs an alternative text unless it only decorates."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from ..html import clean_text
from .text import plain

MAX_PICTURES = 4
MAX_ALT = 400
PICTURE = {"image": int, "alt": str}


def pictures_block() -> blocks.ListBlock:
    return blocks.ListBlock(
        ImageBlock(label=_("Picture")),
        default=[],
        max_num=MAX_PICTURES,
        label=_("Pictures"),
        help_text=_("Optional, shown below the question. Calm pictures only, nobody suffering."),
    )


def pictures_of(value: Iterable[Any] | None) -> list[dict[str, Any]]:
    """Primary key and alternative text of each picture; "" where it only decorates.

    `value` holds images as Wagtail's block gives them, or their raw form in a StreamField.
    """
    return [_picture(one) for one in value or [] if one]


def thawed(pictures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The raw block value; the inverse of `pictures_of`."""
    return [
        {"image": one["image"], "alt_text": one["alt"], "decorative": not one["alt"]}
        for one in pictures
    ]


def _picture(one: Any) -> dict[str, Any]:
    if isinstance(one, dict):
        pk, alt, decorative = one.get("image"), one.get("alt_text"), one.get("decorative")
    else:
        pk, alt, decorative = one.pk, one.contextual_alt_text, one.decorative
    words = "" if decorative else plain(clean_text(alt or ""))[:MAX_ALT]
    return {"image": pk, "alt": words}
