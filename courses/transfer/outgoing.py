"""Keys → names: what a course refers to, by slug or by the digest of a file."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from .links import with_names
from .problems import Problems

COURSE = "."


class Outgoing:
    """The exchange of an export; collects the files it meets."""

    def __init__(self, catalogue: Page, steps: dict[int, str]) -> None:
        self.catalogue = catalogue
        self.steps = steps  # page key → slug of the step, "." for the course
        self.problems = Problems()
        self.files: dict[str, dict[str, Any]] = {}
        self.contents: dict[str, bytes] = {}
        self.known: dict[tuple[str, int], dict[str, str] | None] = {}

    def html(self, source: str, place: str) -> str:
        return with_names(source, lambda kind, key: self.name(kind, key, place))

    def name(self, kind: str, key: int, place: str) -> str | None:
        if kind == "document":
            found = self.file("document", key, place)
            return found["file"] if found else None
        if key in self.steps:
            return self.steps[key]
        page = Page.objects.filter(pk=key).first()
        return self.neighbour(page) or page.full_url if page else None

    def neighbour(self, page: Page) -> str:
        """Another course of the catalogue, or a step of one, by slugs; "" for pages elsewhere."""
        above = list(page.get_ancestors(inclusive=True))[-2:]
        for number, one in enumerate(above):
            if one.is_child_of(self.catalogue):
                return "".join(f"/{part.slug}" for part in above[number:])
        return ""

    def page(self, value: Any, place: str) -> Any:
        if value is None or value in self.steps:
            return None if value is None else self.steps[value]
        self.problems.add(place, _("The chosen page is not part of this course."))
        return None

    def file(self, kind: str, value: Any, place: str) -> dict[str, str] | None:
        if value is None:
            return None
        key = (kind, int(value))
        if key not in self.known:
            self.known[key] = self.packed(kind, int(value), place)
        return self.known[key]

    def packed(self, kind: str, key: int, place: str) -> dict[str, str] | None:
        model = get_image_model() if kind == "image" else get_document_model()
        item = model.objects.filter(pk=key).first()
        content = content_of(item) if item else None
        if content is None:
            self.problems.add(place, _("A file that is used here does not exist any more."))
            return None
        ending = PurePosixPath(item.file.name).suffix.lower()
        name = hashlib.sha256(content).hexdigest() + ending
        self.contents[name] = content
        self.files[name] = {"kind": kind, "title": item.title}
        return {"file": name}


def content_of(item: Any) -> bytes | None:
    """None if the file is gone."""
    try:
        with item.file.open("rb") as file:
            return file.read()
    except OSError:
        return None
