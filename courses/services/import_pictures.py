"""Pictures of imported questions: judged before they are kept, later put into Wagtail's images."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.images import ImageFile
from django.utils.translation import gettext
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from ..exchange.items import MAX_PICTURE_BYTES, Picture
from ..models import ImportedPicture
from ..questions.pictures import MAX_PICTURES

FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
MAX_PIXELS = 40_000_000
Kept = TypeVar("Kept", Picture, ImportedPicture)


def judged_pictures(pictures: Sequence[Kept]) -> tuple[list[Kept], list[str]]:
    """The pictures that can be shown, and a sentence for each that cannot."""
    usable, notes = [], []
    for picture in pictures:
        if picture_kind(bytes(picture.content)) is None:
            notes.append(
                gettext("“%(name)s” is no picture that can be shown (PNG, JPEG, GIF or WebP).")
                % {"name": picture.name}
            )
        elif len(usable) == MAX_PICTURES:
            notes.append(
                gettext("“%(name)s” was left out: a question has four pictures at most.")
                % {"name": picture.name}
            )
        else:
            usable.append(picture)
    return usable, notes


def placed_pictures(
    pictures: Sequence[ImportedPicture], user: AbstractBaseUser | None
) -> tuple[list[dict[str, Any]], list[str]]:
    """The raw block value for the pictures that are usable, and what is to know about them."""
    usable, notes = judged_pictures(pictures)
    raw = []
    for picture in usable:
        image = image_of(picture, user)
        raw.append({"image": image.pk, "alt_text": picture.alt, "decorative": False})
        if not picture.alt:
            notes.append(
                gettext("“%(name)s” needs an alternative text before it is published.")
                % {"name": picture.name}
            )
    return raw, notes


def picture_kind(content: bytes) -> str | None:
    """The file extension that fits the content; None for anything that is no sane picture."""
    if not content or len(content) > MAX_PICTURE_BYTES:
        return None
    try:
        with PillowImage.open(io.BytesIO(content), formats=list(FORMATS)) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return None
            found = image.format or ""
            image.verify()
    except Exception:  # noqa: BLE001  Pillow raises whatever a broken file provokes
        return None
    return FORMATS.get(found)


def image_of(picture: ImportedPicture, user: AbstractBaseUser | None) -> Any:
    """The image in Wagtail; the same content is kept once."""
    model = get_image_model()
    content = bytes(picture.content)
    known = model.objects.filter(file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest())
    if image := known.first():
        return image
    stem = PurePosixPath(picture.name).stem[:60] or "bild"
    file = ImageFile(io.BytesIO(content), name=f"{stem}.{picture_kind(content)}")
    image = model(title=picture.name[:255] or stem, file=file, uploaded_by_user=user)
    image._set_image_file_metadata()
    image.save()
    return image
