r"""Text of a GIFT file → paragraphs of tokens.

A paragraph ends at a blank line, as Moodle has it. Inside of it the scanner knows the signs of the
format, resolves escapes (`\~ \= \# \{ \} \: \n \\`) and leaves alone what only looks like a sign:
attributes of HTML tags and numeric character references.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

MAX_TOKENS = 300_000


class Sign(Enum):
    TEXT = "text"
    LINE_END = "\n"
    COMMENT = "//"
    CATEGORY = "$CATEGORY:"
    TITLE = "::"
    OPEN = "{"
    CLOSE = "}"
    RIGHT = "="
    WRONG = "~"
    FEEDBACK = "#"
    GENERAL = "####"
    ARROW = "->"


class Token(NamedTuple):
    """`text` is what the token says if it turns out to be no sign; `line` counts from 1."""

    sign: Sign
    text: str
    line: int


class Paragraph(NamedTuple):
    """Lines without a blank one between them, and the number of the first."""

    line: int
    lines: list[str]


PIECES = re.compile(
    r"\\(?P<escaped>[~=#{}:n\\])"
    r"|(?P<sign>####|->|::|[{}~=#])"
    # A tag with a quoted attribute; its signs are none. It must end on its line.
    r"|(?P<tag><[A-Za-z][^<>{}\n]*?=[\"'][^<>{}\n]*>)"
    r"|(?P<entity>&\#[0-9A-Fa-fxX]{1,8};)"
    r"|(?P<text>[^\\~=\#{}:<&-]+|.)"
)
ESCAPE = re.compile(r"\\([~=#{}:n\\])")
SIGNS = {sign.value: sign for sign in Sign}
# Chat programs hand out files wrapped like this, and people paste all of it.
FENCE = re.compile(r"\s*```[ \t]*(?:gift|te?xt|plaintext|moodle)?\s*", re.IGNORECASE)
NAMED_FENCE = re.compile(r"\s*```[ \t]*(?:gift|te?xt|plaintext|moodle)\s*", re.IGNORECASE)


def paragraphs(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    open_ = False
    for number, line in enumerate(_without_remarks(text.split("\n")), start=1):
        if not line.strip():
            open_ = False
        elif open_:
            found[-1].lines.append(line)
        else:
            found.append(Paragraph(number, [line]))
            open_ = True
    return [one for one in found if not all(map(FENCE.fullmatch, one.lines))]


def _without_remarks(lines: list[str]) -> Iterator[str]:
    """What stands between lines with nothing but /* and */ is a comment, although not in Moodle."""
    bare = [line.strip() for line in lines]
    last = max((at for at, line in enumerate(bare) if line == "*/"), default=-1)
    inside = False
    for at, line in enumerate(lines):
        inside = inside or (bare[at] == "/*" and at < last)
        yield f"// {line}" if inside else line
        inside = inside and bare[at] != "*/"


def is_comment(line: str) -> bool:
    return line.lstrip().startswith("//") or bool(NAMED_FENCE.fullmatch(line))


def is_category(line: str) -> bool:
    return line.lstrip()[:10].upper() == Sign.CATEGORY.value


def tokens(paragraph: Paragraph) -> Iterator[Token]:
    for number, line in enumerate(paragraph.lines, start=paragraph.line):
        if is_comment(line):
            yield Token(Sign.COMMENT, line.strip()[2:].strip(), number)
        elif is_category(line):
            yield Token(Sign.CATEGORY, line.strip()[10:].strip(), number)
        elif line.strip() == "\\":
            # Some authors write a lone backslash where a question shall have a blank line.
            yield Token(Sign.LINE_END, "\n", number)
        else:
            yield from _pieces(line, number)
            yield Token(Sign.LINE_END, "\n", number)


def _pieces(line: str, number: int) -> Iterator[Token]:
    literal: list[str] = []
    for match in PIECES.finditer(line):
        kind = match.lastgroup
        if kind == "sign":
            if literal:
                yield Token(Sign.TEXT, "".join(literal), number)
                literal = []
            yield Token(SIGNS[match[0]], match[0], number)
        elif kind == "escaped":
            literal.append(unescaped(match[0]))
        elif kind == "tag":
            literal.append(ESCAPE.sub(lambda found: unescaped(found[0]), match[0]))
        else:
            literal.append(match[0])
    if literal:
        yield Token(Sign.TEXT, "".join(literal), number)


def unescaped(sequence: str) -> str:
    return "\n" if sequence[1] == "n" else sequence[1]
