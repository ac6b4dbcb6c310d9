"""Pictures of the media library as the PNG bytes the printer wants."""

import io
from functools import lru_cache
from typing import Any, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from .paper import DesignInvalid

LONGEST_SIDE = 1600  # 600 dpi at the width of a logo
READABLE = ["PNG", "JPEG", "WEBP", "GIF"]


class Source(NamedTuple):
    """A picture to read; two with the same stamp have the same bytes."""

    stamp: tuple[Any, ...]
    image: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and self.stamp == other.stamp

    def __hash__(self) -> int:
        return hash(self.stamp)


def png_of(image: Any) -> bytes | None:
    """PNG of a Wagtail image, scaled down; None stays None. Raises DesignInvalid."""
    if image is None:
        return None
    stamp = (image.pk, image.file.name, image.created_at, image.file_size)
    return _read(Source(stamp, image))


@lru_cache(maxsize=16)  # all certificates of a provider show the same few
def _read(source: Source) -> bytes:
    image = source.image
    try:
        with image.open_file() as file, Image.open(file, formats=READABLE) as picture:
            return _png(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise DesignInvalid("image: not a readable picture") from error


def _png(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    upright.save(out, format="PNG")
    return out.getvalue()
