"""A QTI file in: a package, or a single XML file with one or more questions."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..items import MAX_FILE_BYTES, MAX_QUESTIONS, Found, UnreadableFile, too_many
from ..packages import Package
from .bundle import Bundle
from .cases import of_packages
from .documents import Document, questions_of
from .files import Files


def read(data: bytes, *, name: str = "") -> list[Found]:
    """All questions of a QTI file, in its order. Raises UnreadableFile."""
    return list(scan(data))


def scan(data: bytes, *, name: str = "") -> Iterator[Found]:
    """The same, one by one."""
    count = 0
    for count, question in enumerate(_questions(data), start=1):
        if count > MAX_QUESTIONS:
            raise too_many()
        yield question
    if not count:
        raise UnreadableFile(
            _("This file holds no QTI questions. Please export them as a QTI package (ZIP). If the "
              "ZIP file holds another format, unpack it first and choose the file inside."),
        )  # fmt: skip


def _questions(data: bytes) -> Iterator[Found]:
    if not Package.looks_like(data):
        yield from _of_file(data)
        return
    with Package(data) as package:
        some = Bundle(package).questions()
        first = next(some, None)
        if first is None:
            yield from of_packages(package)
        else:
            yield first
            yield from some


def _of_file(data: bytes) -> Iterator[Found]:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            _("This file is too large. Please split it into files of up to 20 MB.")
        )
    document = Document.parse(data)
    if document.is_test:
        raise UnreadableFile(
            _("This is a test that only names its questions. Please upload the whole package "
              "(ZIP) with the questions in it."),
        )  # fmt: skip
    yield from questions_of(document, "", Files())
