"""A QTI file in: a package, or a single XML file with one or more questions."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..items import MAX_FILE_BYTES, MAX_QUESTIONS, Found, UnreadableFile
from ..packages import Package
from .bundle import Bundle
from .cases import of_packages
from .documents import Document, questions_of
from .files import Files


def read(data: bytes, *, name: str = "") -> list[Found]:
    """All questions of a QTI file, in its order. Raises UnreadableFile."""
    if Package.looks_like(data):
        with Package(data) as package:
            found = _bounded(Bundle(package).questions()) or _bounded(of_packages(package))
    else:
        found = _bounded(_of_file(data))
    if not found:
        raise UnreadableFile(
            _("This file holds no QTI questions. Please export the questions as a QTI package "
              "(ZIP) and try again."),
        )  # fmt: skip
    return found


def _bounded(questions: Iterator[Found]) -> list[Found]:
    found: list[Found] = []
    for question in questions:
        if len(found) == MAX_QUESTIONS:
            raise UnreadableFile(
                _("This file holds more than %(max)d questions. Please split it."),
                params={"max": MAX_QUESTIONS},
            )
        found.append(question)
    return found


def _of_file(data: bytes) -> Iterator[Found]:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(_("This file is too large."))
    document = Document.parse(data)
    if document.is_test:
        raise UnreadableFile(
            _("This is a test that only names its questions. Please upload the whole package "
              "(ZIP) with the questions in it."),
        )  # fmt: skip
    yield from questions_of(document, "", Files())
