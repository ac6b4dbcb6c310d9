"""A handout as a file: tagged PDF/A-3a and PDF/UA-1, in the language it is written in (A28)."""

import base64
import hashlib
import mimetypes
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from wagtail.images import get_image_model

from .conf import settings
from .documents import fonts
from .documents.archive import make_archival
from .documents.metadata import DocumentInfo
from .documents.printing import print_html
from .models import ContactPoint, Handout
from .paper import for_paper

TEMPLATE = "courses/pdf/handout.html"
KEPT_SECONDS = 24 * 60 * 60
TEXT_WIDTH = 620  # of a picture, in pixels at 96 to the inch


def handout_pdf(handout: Handout, contacts: list[ContactPoint]) -> bytes:
    """Made once and kept for a day. Raises MissingGlyph, FontMissing, PrintingFailed."""
    with translation.override(settings.CONTENT_LANGUAGE):
        body = with_pictures(for_paper(str(handout.body))).replace("§ ", "§\u00a0")
        context = {
            "handout": handout,
            "contacts": contacts,
            "body": mark_safe(body),  # noqa: S308  cleaned when it was saved
            "language": settings.CONTENT_LANGUAGE,
        }
        html = render_to_string(TEMPLATE, context)
    name = "handout-pdf-" + hashlib.sha256(html.encode()).hexdigest()
    made: bytes | None = cache.get(name)
    if made is None:
        made = printed(html, handout)
        cache.set(name, made, KEPT_SECONDS)
    return made


def printed(html: str, handout: Handout) -> bytes:
    fonts.require_glyphs(unescape(html), settings.FONT_CACHE)
    info = DocumentInfo(
        title=handout.title,
        author=settings.PUBLISHER,
        subject=handout.summary,
        created=timezone.now(),
        language=settings.CONTENT_LANGUAGE,
    )
    pages = print_html(html, fonts=fonts.font_directory(settings.FONT_CACHE))
    return make_archival(pages, info=info)


def with_pictures(html: str) -> str:
    """Pictures inside the text itself, since the printer opens no address; or else their words."""
    soup = BeautifulSoup(html, "html.parser")
    for image in soup("img"):
        data = picture_of(str(image.get("src", "")))
        if data:
            image["src"] = data
            fit(image)
        else:
            image.replace_with(str(image.get("alt", "")))
    return str(soup)


def picture_of(address: str) -> str:
    """The stored rendition with this address as a data URI; "" if there is none."""
    name = PurePosixPath(urlsplit(address).path).name
    renditions: Any = get_image_model().get_rendition_model()
    found = renditions.objects.filter(file__endswith=f"/{name}").first() if name else None
    kind = mimetypes.guess_type(name)[0]
    if found is None or kind not in {"image/png", "image/jpeg"}:
        return ""
    with found.file.open("rb") as file:
        return f"data:{kind};base64,{base64.b64encode(file.read()).decode()}"


def fit(image: Tag) -> None:
    """Not wider than the text."""
    width, height = (int(str(image.get(name) or 0)) for name in ("width", "height"))
    if width > TEXT_WIDTH:
        image["width"], image["height"] = str(TEXT_WIDTH), str(height * TEXT_WIDTH // width)
