"""Plain text in questions: how it is stored, compared and named in a form."""

import hashlib
import re
import unicodedata

from ..html import CONTROL

DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"
)
TRIMMED = " \"'`´.,;:!?()[]{}"


def plain(text: str) -> str:
    """One line of plain text without control characters, as it is stored."""
    return " ".join(CONTROL.sub("", text).split())


def comparable(text: str) -> str:
    """The form in which two written answers are compared.

    NFKC and casefold; blanks collapsed, none around hyphens; every dash is a hyphen; invisible
    characters, surrounding quotes and punctuation are ignored. `§`, `%` and a leading minus count.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    visible = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    hyphenated = re.sub(r"\s*-\s*", "-", visible.translate(DASHES))
    collapsed = " ".join(hyphenated.split())
    return _trimmed(collapsed) or collapsed


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while start < end and _is_wrapping(text[start]):
        start += 1
    while end > start and _is_wrapping(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_wrapping(char: str) -> bool:
    return char in TRIMMED or unicodedata.category(char) in {"Pi", "Pf", "Ps", "Pe"}


def token(text: str) -> str:
    """The name of an entry in a form.

    Ids follow the authored order, which for some kinds *is* the key; a digest of what the learner
    sees anyway gives nothing away.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def letters(count: int) -> list[str]:
    """Ids by position: a, b, c …"""
    return [chr(ord("a") + index) for index in range(count)]
