"""XML from strangers: no entities, no document types with content, no network; with line numbers.

expat with its hooks is used through defusedxml, whose parser refuses entity declarations and
external references (billion laughs, XXE). Depth and number of elements are bounded too.
"""

import io
import re
from html.entities import html5
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext_lazy as _

from .items import UnreadableFile

MAX_DEPTH = 100
MAX_ELEMENTS = 2_000_000
MAX_MENDED = 500_000
# A tag is read again with each piece until its end has come, so pieces are large and tags bounded:
# eight megabytes hold the largest picture that is taken over, in an attribute.
PIECE = 1024 * 1024
MAX_TAG_BYTES = 8 * 1024 * 1024


DECLARES = _(
    "This file declares XML entities or types of its own. For safety such files are not read. "
    "Please remove its DOCTYPE."
)


class PlacedElement(Element):
    """An element that knows its line, counted from 1."""

    line: int = 0


class _Builder(TreeBuilder):
    """Builds placed elements and stops at absurd nesting before memory does."""

    def __init__(self) -> None:
        super().__init__(element_factory=PlacedElement)
        self.depth = 0
        self.count = 0
        self.where: Any = None

    def start(self, tag: str, attrs: dict[str, str]) -> PlacedElement:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise UnreadableFile(
                _(
                    "This file has too many or too deeply nested XML elements (line %(line)d). "
                    "Please export fewer questions at once."
                ),
                params={"line": self.where.CurrentLineNumber},
            )
        element = super().start(tag, attrs)
        element.line = self.where.CurrentLineNumber
        return element

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)


def parse(data: bytes) -> PlacedElement:
    """The root element of an XML file; namespaces as `{uri}name`.

    Raises UnreadableFile with the line for broken, hostile or absurd XML.
    """
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=False)
    builder.where = parser.parser
    parser.parser.StartDoctypeDeclHandler = _refuse_declarations
    stream = io.BytesIO(data)
    try:
        while piece := stream.read(PIECE):
            parser.feed(piece)
            if stream.tell() - parser.parser.CurrentByteIndex > MAX_TAG_BYTES:
                raise _too_large_a_tag(parser.parser.CurrentLineNumber)
        return parser.close()
    except DefusedXmlException as error:
        raise UnreadableFile(DECLARES) from error
    except ParseError as error:
        line, column = error.position
        raise UnreadableFile(
            _(
                "This is not well-formed XML: line %(line)d, column %(column)d. Please "
                "mend it there or export it once more."
            ),
            params={"line": line, "column": column + 1},
        ) from error
    except (LookupError, ValueError) as error:
        raise UnreadableFile(
            _("This XML file names an encoding that is not known. Please save it as UTF-8.")
        ) from error


def _refuse_declarations(name: str, system: str, public: str, has_own: int) -> None:
    """A DOCTYPE may point elsewhere, which is not followed, but declare nothing itself."""
    if has_own:
        raise UnreadableFile(DECLARES)


def _too_large_a_tag(line: int) -> UnreadableFile:
    return UnreadableFile(
        _("A single XML tag in line %(line)d takes more than 8 MB. Please make its picture "
          "smaller or leave it out."),
        params={"line": line},
    )  # fmt: skip


# Codes of expat (XML_ERROR_…) that sloppy exporters cause and that can be mended.
INVALID_TOKEN, UNDEFINED_ENTITY, LATE_DECLARATION = 4, 11, 17
FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
OWN_NAMES = frozenset({"lt;", "gt;", "amp;", "quot;", "apos;"})


def parse_leniently(data: bytes) -> tuple[PlacedElement, bool]:
    """Like `parse`, but mends what exporters often get wrong: HTML's names of characters, control
    characters, blanks before the declaration, Windows-1252 that says it were UTF-8.

    The second value says that the encoding was guessed.
    """
    guessed = False
    for _try in range(4):
        try:
            return parse(data), guessed
        except UnreadableFile as error:
            mended = _mended(data, getattr(error.__cause__, "code", None))
            if mended is None or mended[0] == data:
                raise
            data, guessed = mended[0], guessed or mended[1]
    return parse(data), guessed


def _mended(data: bytes, code: int | None) -> tuple[bytes, bool] | None:
    if code == UNDEFINED_ENTITY and data.count(b"&") <= MAX_MENDED:
        return NAMED.sub(_numbered, data), False
    if code == LATE_DECLARATION:
        return data.lstrip(), False
    if code != INVALID_TOKEN or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = DECLARED.sub(b"", data).decode("cp1252", errors="replace")
        return FORBIDDEN.sub(b" ", text.encode("utf-8")), True
    return FORBIDDEN.sub(b" ", data), False


def _numbered(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    if name in OWN_NAMES or name not in html5:
        return match[0]
    return "".join(f"&#{ord(char)};" for char in html5[name]).encode("ascii")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
