"""The files around a question: members of its package, found by the links that items use."""

import base64
import binascii
import posixpath
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from ..items import MAX_PICTURE_BYTES, Note, Picture, UnreadableFile
from ..packages import Package

REMOTE = ("http:", "https:", "//", "ftp:")
# Canvas and other cartridges name their file folder so; its real name is fixed by the standard.
FILE_BASES = ("$IMS-CC-FILEBASE$", "%24IMS-CC-FILEBASE%24", "IMS-CC-FILEBASE")
WEB_RESOURCES = "web_resources"
EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif",
    "image/svg+xml": "svg", "image/webp": "webp",
}  # fmt: skip


@dataclass(frozen=True)
class Lost:
    """Why an image did not come along."""

    note: Note


class Files:
    """Looks up members by link; without a package there are none."""

    def __init__(self, package: Package | None = None) -> None:
        self._package = package
        self._names: dict[str, str] = {}
        self._basenames: dict[str, list[str]] = {}
        self._pictures: dict[str, bytes | Lost] = {}
        for name in package.names if package else []:
            self._names.setdefault(_comparable(name), name)
            self._basenames.setdefault(_comparable(posixpath.basename(name)), []).append(name)

    def find(self, link: str, member: str) -> str | None:
        """The member a link in `member` means; forgiving about case, escapes and folders."""
        path = link.split("#")[0].split("?")[0].strip().replace("\\", "/")
        for base in FILE_BASES:
            if path.startswith(base):
                path, member = WEB_RESOURCES + "/" + path[len(base) :].lstrip("/"), ""
        for text in (path, unquote(path)):
            folder = posixpath.dirname(member)
            for place in (posixpath.join(folder, text.lstrip("/")), text.lstrip("/")):
                if found := self._names.get(_comparable(posixpath.normpath(place))):
                    return found
        alike = self._basenames.get(_comparable(posixpath.basename(unquote(path))), [])
        return alike[0] if len(alike) == 1 else None

    def picture(self, link: str, member: str, alt: str) -> Picture | Lost:
        """The image behind a link; nothing is ever fetched from elsewhere."""
        if link.startswith("data:"):
            return _embedded(link, alt)
        shown = posixpath.basename(unquote(link.split("?")[0]))[:100] or link[:100]
        if link.lower().startswith(REMOTE):
            return Lost(Note(_("The image “%(name)s” lies on another server; it is not fetched. "
                               "Please add it by hand."), {"name": link[:200]}))  # fmt: skip
        name = self.find(link, member)
        if name is None:
            return Lost(Note(_("The image “%(name)s” is missing in the file."), {"name": shown}))
        if name not in self._pictures:
            self._pictures[name] = self._content(name)
        content = self._pictures[name]
        return content if isinstance(content, Lost) else Picture(shown, content, alt)

    def _content(self, name: str) -> bytes | Lost:
        try:
            return self._package.read(name, limit=MAX_PICTURE_BYTES)  # type: ignore[union-attr]
        except UnreadableFile:
            return Lost(_unusable(posixpath.basename(name)))


def _embedded(link: str, alt: str) -> Picture | Lost:
    head, _comma, text = link.partition(",")
    kind = head[5:].split(";")[0].strip().lower()
    name = "image." + EXTENSIONS.get(kind, "bin")
    try:
        content = base64.b64decode(unquote(text)) if ";base64" in head else unquote(text).encode()
    except (binascii.Error, ValueError):
        return Lost(_unusable(name))
    if len(content) > MAX_PICTURE_BYTES or kind not in EXTENSIONS or not content:
        return Lost(_unusable(name))
    return Picture(name, content, alt)


def _unusable(name: str) -> Note:
    return Note(_("The image “%(name)s” is damaged or larger than 5 MB."), {"name": name})


def _comparable(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
