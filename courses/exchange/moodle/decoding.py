"""Bytes of an XML file → text, liberal about what its first line claims.

Order: byte order mark, UTF-16 without a mark, the declared encoding, UTF-8, Windows-1252. Only
well-known character sets are tried, because Python also has codecs that are no encodings.
"""

import codecs
import re

from django.utils.translation import gettext_lazy as _

from ...html import CONTROL
from ..items import MAX_FILE_BYTES, UnreadableFile
from ..plain_files import MARKS

DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,300}\?>")
DECLARED = re.compile(rb"""<\?xml[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
KNOWN = re.compile(
    r"utf[-_]?(8|16|32)|us-ascii|ascii|iso[-_]?8859|latin|(windows|cp)-?\d+|koi8|mac"
)
# What calls itself Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard, section 4.2).
WIDER = {"iso8859-1": "cp1252", "ascii": "utf-8"}


def decoded(data: bytes) -> tuple[str, bool]:
    """The text without its XML declaration (line ends kept), and whether its encoding was guessed.

    Raises UnreadableFile for a file that is too large.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            _("This file is too large. Please split it into files of up to 20 MB.")
        )
    text, guessed = _text(data)
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).lstrip("\ufeff")
    if match := DECLARATION.match(text):
        # As many line ends as before, so that line numbers stay true.
        text = "\n" * match[0].count("\n") + text[match.end() :]
    return text, guessed


def _text(data: bytes) -> tuple[str, bool]:
    for mark, codec in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), False
    if data[:1] == b"\x00" or data[1:2] == b"\x00":
        return data.decode(f"utf-16-{'be' if data[:1] == bytes(1) else 'le'}", "replace"), False
    match = DECLARED.search(data[:400])
    declared = _codec(match[1].decode("ascii")) if match else "utf-8"
    for codec in dict.fromkeys([declared, "utf-8"]):
        try:
            return data.decode(codec), codec != declared
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace"), True


def _codec(name: str) -> str:
    """A codec for a declared name; UTF-8 for what is unknown or cannot be (UTF-16 without NULs)."""
    try:
        found = codecs.lookup(name).name if KNOWN.match(name.lower()) else "utf-8"
    except LookupError:
        return "utf-8"
    return "utf-8" if found.startswith(("utf-16", "utf-32")) else WIDER.get(found, found)
