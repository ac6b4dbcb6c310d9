"""Pictures of the media library as the PNG bytes the printer wants."""

import io
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from .paper import DesignInvalid

LONGEST_SIDE = 1600  # 600 dpi at the width of a logo
READABLE = ["PNG", "JPEG", "WEBP", "GIF"]


def png_of(image: Any) -> bytes | None:
    """PNG of a Wagtail image, scaled down; None stays None. Raises DesignInvalid."""
    if image is None:
        return None
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
