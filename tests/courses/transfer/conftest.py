"""A course with everything in it, and packages to send."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import translation
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.models import (
    CatalogPage,
    CoursePage,
    LessonPage,
    Provider,
    Question,
    QuestionVersion,
    QuizPage,
)
from courses.transfer.exporting import export_course
from courses.transfer.importing import import_course

from ..question_bank import add_pool, fill_bank


@pytest.fixture(autouse=True)
def _files_for_this_test(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Messages are compared by their own words, whatever the catalogue says."""
    with translation.override("en"):
        yield


@pytest.fixture
def catalogue(p1: CoursePage) -> CatalogPage:
    return p1.get_parent().specific


def a_picture(colour: str = "red") -> Any:
    content = BytesIO()
    PillowImage.new("RGB", (9, 9), colour).save(content, "PNG")
    return get_image_model().objects.create(
        title=f"Bild {colour}", file=ImageFile(content, name=f"{colour}.png")
    )


def a_document(name: str = "untertitel.vtt", content: bytes = b"WEBVTT\n") -> Any:
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


@pytest.fixture
def rich(p1: CoursePage, quiz: QuizPage) -> CoursePage:
    """P1 with a picture, a film, links, a skippable section, a draw and a change in draft."""
    first, second = LessonPage.objects.child_of(p1)[:2]
    sound, words = a_document("ton.mp3", b"ID3"), a_document()
    links = (
        f'<p><a linktype="page" id="{second.pk}">weiter</a> <a linktype="page" id="{p1.pk}">Kurs'
        f'</a> <a linktype="document" id="{words.pk}">Datei</a> '
        '<a href="https://example.org/">fort</a></p>'
    )
    inner = [{"type": "prose", "value": "<p>Heikel.</p>"}]
    table = {
        "caption": "Tabelle",
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": ["<p>1</p>"]}],
    }
    media = {"kind": "audio", "title": "Ton", "file": sound.pk, "captions": words.pk}
    picture = {"image": a_picture().pk, "decorative": False, "alt_text": "Ein Haus"}
    first.body = json.dumps(
        [
            {"type": "prose", "value": links},
            {"type": "figure", "value": {"image": picture, "caption": "Haus"}},
            {"type": "media", "value": media | {"transcript": "<p>Text</p>"}},
            {"type": "sensitive", "value": {"title": "Titel", "content": inner}},
            {"type": "table", "value": table},
            {"type": "keypoints", "value": {"title": "T", "points": ["<p>Eins</p>"]}},
        ]
    )
    first.save_revision()
    fill_bank(3, tag="Grundlagen")
    add_pool(quiz, 2, tag="Grundlagen", lesson=second)
    p1.provider.logo = a_picture("blue")
    p1.provider.save()
    return CoursePage.objects.get(pk=p1.pk)


@pytest.fixture
def empty_site(catalogue: CatalogPage) -> Callable[[], None]:
    """The same vocabulary, but no course, no question, no provider and no file."""

    def make() -> None:
        for course in CoursePage.objects.all():
            course.delete()
        QuestionVersion.objects.all().delete()
        for model in (Question, Provider, get_image_model(), get_document_model()):
            model.objects.all().delete()

    return make


def document_of(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return json.loads(package.read("course.json"))


def changed(data: bytes, change: Callable[[dict[str, Any]], Any], **more: bytes) -> bytes:
    """The package with a changed document, and with more members."""
    document = document_of(data)
    change(document)
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "course.json":
                new.writestr(name, old.read(name))
        new.writestr("course.json", json.dumps(document))
        for name, content in more.items():
            new.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def send(catalogue: CatalogPage) -> Callable[..., Any]:
    def import_it(data: bytes, **options: Any) -> Any:
        return import_course(data=data, catalogue=catalogue, **options)

    return import_it


@pytest.fixture
def package(rich: CoursePage, empty_site: Callable[[], None]) -> bytes:
    """The rich course as a file; the site is empty by now."""
    data = export_course(course=rich)
    empty_site()
    return data


@pytest.fixture
def small(package: bytes) -> bytes:
    """Two lessons and one question of it: enough to be wrong in every place, and quick."""

    def cut(document: dict[str, Any]) -> None:
        [quiz] = document["quizzes"]
        document["lessons"] = document["lessons"][:2]
        document["steps"] = [one["slug"] for one in (*document["lessons"], quiz)]
        document["questions"] = document["questions"][:1]
        quiz["questions"] = [{"reference": document["questions"][0]["reference"], "lesson": ""}]

    return changed(package, cut)
