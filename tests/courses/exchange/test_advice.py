"""A file that is refused as a whole is refused with what to do now."""

import zipfile
from io import BytesIO

import pytest

from courses.exchange.formats import FORMATS, detect
from courses.exchange.items import MAX_FILE_BYTES, UnreadableFile


def zipped(**members):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return target.getvalue()


HOPELESS = {
    "empty": b"",
    "blank": b" \n",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00{\x00",
    "no zip": b"PK\x03\x04kaputt",
    "no questions": zipped(brief=b"x"),
    "outside": zipped(**{"..__..__x.xml": b"<a/>"}),
    "bomb": zipped(**{"x.xml": b" " * 30_000_000}),
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]><quiz>&b;</quiz>',
    "a page": b"<html><body>x</body></html>",
    "broken": b"<quiz><a></quiz>",
    "deep": b"<quiz>" + b"<a>" * 200,
    "codepage": b'<?xml version="1.0" encoding="klingonisch"?><quiz/>',
    "yaml": b"a: [",
    "aliases": b"a: &x 1\nb: *x",
    "nested": b"[" * 50 + b"{",
    "controls": b"a: \x01",
    "words": b"Sehr geehrte Damen und Herren",
    "large": b"{" + b" " * MAX_FILE_BYTES,
}


def complaints(data, slug):
    """Why the file was refused, or why each of its entries was."""
    try:
        form = FORMATS[slug] if slug else detect(data, "fragen.txt")
        found = form.read(data)
    except UnreadableFile as error:
        return error.messages, []
    return [], [one.refusal for one in found]


@pytest.mark.parametrize("name", HOPELESS)
@pytest.mark.parametrize("slug", ["", *FORMATS])
def test_it_says_what_to_do(name, slug):
    of_the_file, of_entries = complaints(HOPELESS[name], slug)
    assert of_the_file or of_entries
    assert all("Please" in message for message in of_the_file)
    assert all(of_entries)  # read, and each entry has its own reason
