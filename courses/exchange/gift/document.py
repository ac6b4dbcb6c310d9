"""A GIFT file → its nodes: which paragraphs belong together, and how reading goes on after errors.

Moodle ends a question at every blank line. Other programs and people do not, so a paragraph is
joined with the next one where braces or the text of a question would otherwise be torn apart.
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from ..items import Note
from .grammar import SILENT, Parser
from .nodes import Broken, Node
from .scanner import MAX_TOKENS, Paragraph, Sign, Token, paragraphs, tokens

BRACES = {Sign.OPEN, Sign.CLOSE}


def nodes(text: str) -> Iterator[Node]:
    for paragraph in _joined(paragraphs(text)):
        found = []
        for token in tokens(paragraph):
            found.append(token)
            if len(found) > MAX_TOKENS:
                break
        if len(found) > MAX_TOKENS:
            yield Broken(paragraph.line, Note(_("This paragraph is too long to be read.")))
        else:
            yield from Parser(found).nodes()


def _joined(parts: Sequence[Paragraph]) -> Iterator[Paragraph]:
    at = 0
    while at < len(parts):
        lines, last = list(parts[at].lines), at
        while (further := _reach(parts, last)) > last:
            for part in parts[last + 1 : further + 1]:
                # A lone backslash is a blank line inside of a question; line numbers stay true.
                gap = part.line - (parts[at].line + len(lines))
                lines += ["\\"] * gap + part.lines
            last = further
        yield Paragraph(parts[at].line, lines)
        at = last + 1


def _reach(parts: Sequence[Paragraph], last: int) -> int:
    """The last paragraph that still belongs to the one at `last`."""
    if last + 1 == len(parts):
        return last
    found = list(_content(parts[last]))
    if _is_open(found):
        return _closing(parts, last)
    is_text = bool(found) and found[-1].sign is not Sign.CATEGORY
    if is_text and not any(token.sign in BRACES for token in found):
        following = next(_content(parts[last + 1]), None)
        return last + 1 if following and following.sign is Sign.OPEN else last
    return last


def _closing(parts: Sequence[Paragraph], last: int) -> int:
    """The paragraph that closes an open brace; `last` if another question comes first."""
    for at in range(last + 1, len(parts)):
        first = next(_content(parts[at]), None)
        if first and first.sign in {Sign.TITLE, Sign.CATEGORY}:
            return last
        brace = next((token for token in tokens(parts[at]) if token.sign in BRACES), None)
        if brace:
            return at if brace.sign is Sign.CLOSE else last
    return last


def _content(paragraph: Paragraph) -> Iterator[Token]:
    return (token for token in tokens(paragraph) if token.sign not in SILENT and token.text.strip())


def _is_open(found: Sequence[Token]) -> bool:
    depth = 0
    for token in found:
        if token.sign is Sign.OPEN:
            depth += 1
        elif token.sign is Sign.CLOSE:
            depth = max(0, depth - 1)
    return depth > 0
