"""Files that people take for files with questions, named before a reader misunderstands them."""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .items import UnreadableFile
from .packages import Package

if TYPE_CHECKING:
    from django.utils.functional import Promise

DOCUMENT = _("This is a document of a word processor, not a file with questions. If you wrote GIFT "
             "in it: Please save it there as plain text (.txt) and choose that file.")  # fmt: skip
SHEET = _("This is a spreadsheet; questions cannot be read from it. Please export them as GIFT, "
          "Moodle XML, QTI package or YAML.")  # fmt: skip
H5P = _("This is an H5P package; its questions cannot be read. Please export them as GIFT, Moodle "
        "XML or QTI package, or write them anew here.")  # fmt: skip
BACKUP = _("This is a backup of a Moodle course. Please export the questions there instead: in the "
           "question bank under “Export”, as Moodle XML.")  # fmt: skip
PDF = _("This is a PDF; questions cannot be read from it. Please export them as GIFT, Moodle XML, "
        "QTI package or YAML.")  # fmt: skip
AIKEN = _("This file is written in Aiken format (“ANSWER: A”), which is not supported. Please let "
          "Moodle read it and export the questions as GIFT or Moodle XML.")  # fmt: skip
STARTS = {
    b"%PDF-": PDF,
    b"{\\rtf": DOCUMENT,
    b"\xd0\xcf\x11\xe0": DOCUMENT,
    b"\x1f\x8b": BACKUP,
}
MEMBERS = {
    "h5p.json": H5P,
    "word/document.xml": DOCUMENT,
    "xl/workbook.xml": SHEET,
    "moodle_backup.xml": BACKUP,
}
OPEN_DOCUMENT = {"text": DOCUMENT, "spreadsheet": SHEET}
ANSWER = re.compile(rb"^ANSWER: ?[A-Z]\s*$", re.MULTILINE)


def refuse_strangers(data: bytes) -> None:
    """Raises UnreadableFile with what to do instead."""
    found = next((words for start, words in STARTS.items() if data.startswith(start)), None)
    if found is None and Package.looks_like(data):
        found = _package(data)
    if found is None and b"{" not in data and ANSWER.search(data):
        found = AIKEN
    if found is not None:
        raise UnreadableFile(found)


def _package(data: bytes) -> "str | Promise | None":
    with Package(data) as package:
        names = set(package.names)
        if {"mimetype", "content.xml"} <= names:
            kind = package.read("mimetype").decode("ascii", errors="replace").rpartition(".")[2]
            return OPEN_DOCUMENT.get(kind.strip(), DOCUMENT)
    return next((words for name, words in MEMBERS.items() if name in names), None)
