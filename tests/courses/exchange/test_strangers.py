"""Files of other programs are called by their name, with what to do instead."""

import gzip

import pytest

from courses.exchange.formats import detect
from courses.exchange.items import UnreadableFile

from .qti_files import package

ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}
ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"}
AIKEN = b"Was gilt?\r\nA. Ja\r\nB) Nein\r\nANSWER: A\r\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("quiz.h5p", package({"h5p.json": "{}", "content/content.json": "{}"}), "H5P package"),
        ("fragen.docx", package({"word/document.xml": "<w/>"}), "as plain text (.txt)"),
        ("fragen.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "as plain text (.txt)"),
        ("fragen.rtf", rb"{\rtf1\ansi Was? {=a ~b}}", "as plain text (.txt)"),
        ("fragen.odt", package(ODT), "as plain text (.txt)"),
        ("fragen.ods", package(ODS), "spreadsheet"),
        ("fragen.xlsx", package({"xl/workbook.xml": "<w/>"}), "spreadsheet"),
        ("kurs.mbz", package({"moodle_backup.xml": "<m/>"}), "backup of a Moodle course"),
        ("kurs.mbz", gzip.compress(b"tar", mtime=0), "backup of a Moodle course"),
        ("fragen.pdf", b"%PDF-1.7 {=a}", "PDF"),
        ("fragen.txt", AIKEN, "Aiken"),
    ],
)
def test_a_stranger_is_named(name, data, said):
    with pytest.raises(UnreadableFile, match=said.replace("(", r"\(").replace(")", r"\)")):
        detect(data, name)


def test_others_are_left_to_their_readers():
    assert detect(package({"imsmanifest.xml": "<m/>"}), "x.zip").slug == "qti"
    assert detect(b"Was bedeutet\nANSWER: A\n? {T}", "x.txt").slug == "gift"
