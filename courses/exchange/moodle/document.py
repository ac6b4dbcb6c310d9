"""Text of a Moodle XML file → its questions, one broken one never taking its neighbours along.

A well-formed file is parsed in one go. If it is not, HTML entities and stray ampersands are mended
first; if that is not enough, the file is cut at its question elements and each is parsed alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.entities import html5
from itertools import islice
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext_lazy as _

from ..items import MAX_QUESTIONS, Note, UnreadableFile, too_many
from ..xml import PlacedElement, local, parse

SIGNS = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->|<question(?=[\s/>])|</question\s{0,9}>")
AMPERSAND = re.compile(
    r"<!\[CDATA\[|&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?"
)
MAX_MENDED = 500_000
XML_NAMES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
NAME = re.compile(r"<name>\s{0,99}<text>(?:<!\[CDATA\[)?([^<>\]]{1,200})")
TYPE = re.compile(r"""type\s{0,9}=\s{0,9}["']([^"'<>]{1,60})["']""")


@dataclass(frozen=True)
class Piece:
    """One child of the quiz: its element, or the reason why it cannot be read."""

    line: int
    element: PlacedElement | None = None
    type: str = ""
    name: str = ""
    problem: Note | None = None
    mended: bool = False


@dataclass(frozen=True)
class Cut:
    """A question that was cut out of a broken file; to be parsed when somebody asks for it."""

    line: int
    text: str

    @property
    def may_be_category(self) -> bool:
        """To be told without parsing; character references could spell anything."""
        return "category" in self.text or "&#" in self.text

    def parsed(self) -> Piece:
        return _alone(self.text, self.line)


def pieces(text: str) -> list[Piece | Cut]:
    """The questions of a file in file order, categories among them.

    Raises UnreadableFile if this is no Moodle XML at all, hostile XML or far too much.
    """
    root, mended = _root(text), text
    if root is None and (mended := _mended(text)) != text:
        root = _root(mended)
    several: Iterator[Piece | Cut]
    several = _children(root) if root is not None else _cut(mended)
    found = list(islice(several, MAX_QUESTIONS + 1))
    if root is None and not found:
        # There is nothing to recover; let the parser say where it stopped.
        parse(text.encode())
    if len(found) > MAX_QUESTIONS:
        raise too_many()
    return found


def _root(text: str) -> PlacedElement | None:
    """The root of a well-formed file, else None."""
    try:
        return parse(text.encode())
    except UnreadableFile as error:
        if not isinstance(error.__cause__, ParseError):
            raise
    return None


def _children(root: PlacedElement) -> Iterator[Piece]:
    if local(root) == "question":
        return iter([_piece(root)])
    if local(root) != "quiz":
        inner = next((one for one in root.iter() if local(one) == "quiz"), None)
        if inner is None:
            raise UnreadableFile(
                _(
                    "This is no Moodle question file: it starts with <%(name)s> instead of "
                    "<quiz>. Please export the questions as Moodle XML."
                ),
                params={"name": local(root)[:60]},
            )
        root = inner
    return (_piece(child) for child in root if local(child))


def _piece(element: PlacedElement, *, shift: int = 0, mended: bool = False) -> Piece:
    line = element.line + shift
    if local(element) != "question":
        name = local(element)[:60]
        reason = Note(_("<%(name)s> is no question; nothing was taken over."), {"name": name})
        return Piece(line, type=name, problem=reason)
    return Piece(line, element, type=element.get("type", "").strip()[:60], mended=mended)


def _cut(text: str) -> Iterator[Cut]:
    """Each question of a broken file by itself."""
    line, position = 1, 0
    for start, end in _spans(text):
        line += text.count("\n", position, start)
        position = start
        yield Cut(line, text[start:end])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where questions start and end; CDATA sections and comments are respected.

    A question start inside a CDATA section means that the section was never closed. A span without
    an end tag reaches to the next start.
    """
    last_comment_end = text.rfind("-->")
    start, inside = None, ""
    for match in SIGNS.finditer(text):
        sign = match[0]
        if inside == "comment":
            inside = "" if sign == "-->" else inside
        elif sign == "<!--":
            inside = "comment" if not inside and match.start() < last_comment_end else inside
        elif sign == "<![CDATA[":
            inside = "cdata"
        elif sign == "]]>":
            inside = ""
        elif sign == "<question":
            if start is not None:
                yield start, match.start()
            start, inside = match.start(), ""
        elif sign.startswith("</") and not inside and start is not None:
            yield start, match.end()
            start = None
    if start is not None:
        yield start, len(text)


def _alone(text: str, line: int) -> Piece:
    try:
        return _piece(parse(text.encode()), shift=line - 1)
    except UnreadableFile as error:
        at = line - 1 + (error.params or {}).get("line", 1)
    try:
        return _piece(parse(_with_cdata(text).encode()), shift=line - 1, mended=True)
    except UnreadableFile:
        message = _("The XML of this question is broken near line %(line)d. Please mend it.")
        kind, name = TYPE.search(text, 0, 300), NAME.search(text, 0, 2000)
        return Piece(
            line,
            type=kind[1].strip() if kind else "",
            name=" ".join(name[1].split()) if name else "",
            problem=Note(message, {"line": at}),
        )


def _with_cdata(text: str) -> str:
    """Mark the inside of each `<text>` as CDATA: unclosed HTML is common in home-made files."""
    parts, position = [], 0
    while (start := text.find("<text>", position)) >= 0:
        start += len("<text>")
        end = text.find("</text>", start)
        if end < 0:
            break
        inside = text[start:end]
        if "<" in inside and "<![CDATA[" not in inside and "]]>" not in inside:
            inside = f"<![CDATA[{inside}]]>"
        parts += [text[position:start], inside]
        position = end
    return "".join(parts) + text[position:]


def _mended(text: str) -> str:
    """HTML entities become characters, stray ampersands `&amp;`; CDATA sections stay."""
    if text.count("&") > MAX_MENDED:
        return text
    parts, position = [], 0
    while match := AMPERSAND.search(text, position):
        parts.append(text[position : match.start()])
        if match[0] == "<![CDATA[":
            end = text.find("]]>", match.end())
            end = len(text) if end < 0 else end + 3
            parts.append(text[match.start() : end])
            position = end
        else:
            parts.append(_ampersand(match[1] or ""))
            position = match.end()
    return "".join(parts) + text[position:]


def _ampersand(name: str) -> str:
    if name.startswith("#"):
        return f"&{name}" if _is_character(name[1:-1].lower()) else ""
    if name in XML_NAMES:
        return f"&{name}"
    known = html5.get(name, "")
    return escape(known) if known else f"&amp;{name}"


def _is_character(number: str) -> bool:
    """Is this a character XML 1.0 allows (section 2.2)?"""
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return (
        code in (9, 10, 13)
        or 0x20 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or (0x10000 <= code < 0x110000)
    )
