"""Bytes of a text file → text: byte order marks, UTF-16, and Windows-1252 as the last resort."""

import codecs

from django.utils.translation import gettext_lazy as _

from .items import MAX_FILE_BYTES, Note, UnreadableFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(data: bytes) -> tuple[str, list[Note]]:
    """The text with Unix line ends, and a note if its encoding had to be guessed.

    Raises UnreadableFile for an empty file, one that is too large, or one that is no text.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            _("This file is too large. Please split it into files of up to 20 MB.")
        )
    text, notes = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if not text.strip():
        raise UnreadableFile(_("This file is empty. Please export the questions once more."))
    if "\x00" in text:
        raise UnreadableFile(
            _(
                "This is not a text file. Please export the questions as GIFT, Moodle XML, "
                "QTI package or YAML."
            )
        )
    return text, notes


def _decoded(data: bytes) -> tuple[str, list[Note]]:
    codec, start = _codec(data)
    try:
        return data[start:].decode(codec), []
    except UnicodeDecodeError as error:
        if codec != "utf-8" or start:
            raise UnreadableFile(
                _(
                    "The text of this file is damaged. Please save it as UTF-8 or export it "
                    "once more."
                )
            ) from error
    guessed = _("The file is not in UTF-8; it was read as Windows-1252. Please check the umlauts.")
    return data.decode("cp1252", errors="replace"), [Note(guessed)]


def _codec(data: bytes) -> tuple[str, int]:
    """The codec and how many bytes its mark takes."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec, len(mark)
    # Text that starts with an ASCII character shows UTF-16 by where its zero byte stands.
    if len(data) >= 2 and len(data) % 2 == 0 and bool(data[0]) != bool(data[1]):
        return ("utf-16-be" if data[1] else "utf-16-le"), 0
    return "utf-8", 0
