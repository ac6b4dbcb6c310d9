"""Files inside a question: `<file encoding="base64">`, data addresses, Moodle 1.9's `<image>`."""

import base64
import binascii
import mimetypes
import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from ..items import MAX_PICTURE_BYTES, Picture
from .source import PLUGINFILE, Source, children, short, short_name

DATA = re.compile(
    r"data:(image/[\w.+-]{1,30})(?:;[\w=-]{1,40}){0,3};base64,([A-Za-z0-9+/=_%\s-]*)", re.IGNORECASE
)
STAND_IN = "data-picture:"


@dataclass
class Files:
    """The files an element can refer to. Its own ones win over those elsewhere in the question."""

    source: Source
    element: Element | None
    embedded: list[tuple[str, str]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def without_data(self, html: str) -> str:
        """HTML with short stand-ins for data addresses, which may be megabytes long."""

        def put_aside(match: re.Match[str]) -> str:
            self.embedded.append((match[1], match[2]))
            return f"{STAND_IN}{len(self.embedded) - 1}"

        return DATA.sub(put_aside, html)

    def find(self, address: str) -> tuple[str, bytes | None]:
        """Name and content behind the address of an image; None with a note if it is not here."""
        if address.startswith(STAND_IN):
            return self._from_data(address.removeprefix(STAND_IN))
        name = short_name(address)
        if not address.startswith(PLUGINFILE):
            message = _("The picture “%(name)s” is only linked; linked pictures are not fetched.")
            self.source.note(message, name=name)
            return name, None
        self.used.add(name)
        holder = self._holder(name)
        if holder is None:
            self.source.note(_("The picture “%(name)s” is missing in this file."), name=name)
            return name, None
        return name, content_of(self.source, holder.text or "", name)

    def note_unused(self) -> None:
        for name in self._own:
            if name not in self.used:
                message = _("The file “%(name)s” is used nowhere in its text; it was left out.")
                self.source.note(message, name=short(name))

    @cached_property
    def _own(self) -> dict[str, Element]:
        several = [] if self.element is None else list(children(self.element, "file"))
        return {short_name(one.get("name", "")): one for one in reversed(several)}

    def _holder(self, name: str) -> Element | None:
        if name in self._own:
            return self._own[name]
        return self.source.files.get(name)

    def _from_data(self, place: str) -> tuple[str, bytes | None]:
        if not place.isdecimal() or len(place) > 6 or int(place) >= len(self.embedded):
            return place, None
        kind, content = self.embedded[int(place)]
        name = f"bild-{int(place) + 1}{mimetypes.guess_extension(kind.lower()) or ''}"
        return name, content_of(self.source, unquote(content), name)


def content_of(source: Source, text: str, name: str) -> bytes | None:
    """The bytes behind Base64 (RFC 4648); None with a note if it is damaged or too large."""
    if len(text) * 3 // 4 > MAX_PICTURE_BYTES + MAX_PICTURE_BYTES // 20:
        source.note(_("The picture “%(name)s” is too large; it was left out."), name=name)
        return None
    try:
        content = base64.b64decode(text.translate({45: 43, 95: 47}))
    except (binascii.Error, ValueError):
        content = b""
    if not content:
        source.note(_("The picture “%(name)s” is empty or damaged."), name=name)
        return None
    if len(content) > MAX_PICTURE_BYTES:
        source.note(_("The picture “%(name)s” is too large; it was left out."), name=name)
        return None
    return content


def add_picture(source: Source, name: str, content: bytes, alt: str) -> None:
    """Keep a picture of the question text, once."""
    picture = Picture(name=name, content=content, alt=alt)
    if picture in source.pictures:
        return
    source.pictures.append(picture)
    if not alt:
        message = _("The picture “%(name)s” needs an alternative text. Please write one.")
        source.note(message, name=name)


def old_image(source: Source) -> None:
    """`<image>` and `<image_base64>` as Moodle up to 1.9 wrote them."""
    name, content = short_name(source.value("image")), source.value("image_base64")
    if name and not content:
        source.note(_("The picture “%(name)s” is missing in this file."), name=name)
    elif content and (found := content_of(source, content, name or "bild")) is not None:
        add_picture(source, name or "bild", found, "")
