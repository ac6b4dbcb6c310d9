"""Names → keys: files are checked and kept, links find the pages that were just made."""

import hashlib
import io
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from ..exchange.packages import Package
from ..services.import_pictures import picture_kind
from . import FOLDER
from .links import names_keys, with_keys
from .problems import Problems

DOCUMENTS = frozenset(
    {"csv", "docx", "mp3", "mp4", "odt", "ogg", "pdf", "txt", "vtt", "webm", "xlsx"}
)


class Incoming:
    """The exchange of an import."""

    def __init__(self, package: Package, files: dict[str, Any], problems: Problems) -> None:
        self.package, self.files, self.problems = package, files, problems
        self.steps: dict[str, int] = {}
        self.catalogue: Page | None = None
        self.missing: dict[str, None] = {}
        self.made: dict[tuple[str, str], int | None] = {}
        self.stored: list[Any] = []

    def discard(self) -> None:
        """Take back what lies on the disk; the database forgets by itself."""
        for file in self.stored:
            file.storage.delete(file.name)

    def html(self, source: str, place: str) -> str:
        if names_keys(source):
            self.problems.add(place, _("A link names a page or document by its number."))
        try:
            return with_keys(source, lambda kind, name: self.key(kind, name, place))
        except ValidationError as error:
            self.problems.add_error(place, error)
            return ""

    def key(self, kind: str, name: str, place: str) -> int | None:
        if kind == "document":
            return self.file("document", {"file": name}, place)
        return self.neighbour(name) if name.startswith("/") else self.page(name, place)

    def neighbour(self, name: str) -> int | None:
        """A page of another course, where this catalogue has it; else the words stay alone."""
        page = self.catalogue
        for slug in name.strip("/").split("/")[:2]:
            page = page.get_children().filter(slug=slug).first() if page else None
        if page is None:
            self.missing[name] = None
        return page.pk if page else None

    def page(self, value: Any, place: str) -> int | None:
        if value is None:
            return None
        found = self.steps.get(value) if isinstance(value, str) else None
        if found is None:
            text = _("There is no page “%(name)s” in this course.")
            self.problems.add(place, text % {"name": str(value)[:60]})
        return found

    def file(self, kind: str, value: Any, place: str) -> int | None:
        if value is None:
            return None
        name = value.get("file") if isinstance(value, dict) and set(value) == {"file"} else None
        given = self.files.get(name) if isinstance(name, str) else None
        if not given or given["kind"] != kind:
            self.problems.add(place, _("This file is not listed under “files”."))
            return None
        if (kind, name) not in self.made:
            self.made[kind, name] = self.taken(kind, name, given["title"])
        return self.made[kind, name]

    def taken(self, kind: str, name: str, title: str) -> int | None:
        """The key of the image or document; the same content is kept once."""
        if FOLDER + name not in self.package:
            self.problems.add(name, _("This file is not in the package."))
            return None
        content = self.package.read(FOLDER + name)
        ending = PurePosixPath(name).suffix.lower().lstrip(".")
        if hashlib.sha256(content).hexdigest() != PurePosixPath(name).stem:
            self.problems.add(name, _("This file was changed on the way."))
            return None
        if not self.is_usable(kind, content, ending):
            self.problems.add(name, _("This kind of file is not taken over."))
            return None
        model = get_image_model() if kind == "image" else get_document_model()
        sha1 = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        known = model.objects.filter(file_hash=sha1).first()
        return known.pk if known else self.kept(kind, model, content, ending, title)

    def is_usable(self, kind: str, content: bytes, ending: str) -> bool:
        if kind == "image":
            return picture_kind(content) is not None
        allowed = getattr(settings, "WAGTAILDOCS_EXTENSIONS", None) or DOCUMENTS
        return ending in DOCUMENTS and ending in allowed

    def kept(self, kind: str, model: Any, content: bytes, ending: str, title: str) -> int:
        stem = "".join(char for char in title if char.isalnum() or char in "-_")[:60] or "datei"
        if kind == "image":
            file = ImageFile(io.BytesIO(content), name=f"{stem}.{picture_kind(content)}")
            item = model(title=title[:255] or stem, file=file)
            item._set_image_file_metadata()
        else:
            item = model(title=title[:255] or stem, file=ContentFile(content, f"{stem}.{ending}"))
            item._set_document_file_metadata()
        item.save()
        self.stored.append(item.file)
        return item.pk
