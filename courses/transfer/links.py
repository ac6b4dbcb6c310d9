"""Stored links in rich text: by key in the database, by name in a file."""

import re
from collections.abc import Callable
from html import escape, unescape

from ..html import clean_rich_text

STORED = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
KEY = re.compile(r'\bid="(\d{1,18})"')
NAMED = re.compile(r'<a linktype="(page|document)" ref="([^"]*)">')
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
LINKTYPE = re.compile(r"\blinktype\s*=", re.IGNORECASE)


def with_names(html: str, name: Callable[[str, int], str | None]) -> str:
    """`name(kind, key)` gives the name, an address that begins with a scheme, or None if gone.

    The editor's keys of paragraphs stay at home.
    """

    def one(match: re.Match[str]) -> str:
        key = KEY.search(match[0])
        found = name(match[1], int(key[1])) if key else None
        if found is None:
            return "<a>"
        if "://" in found:
            return f'<a href="{escape(found)}">'
        return f'<a linktype="{match[1]}" ref="{escape(found)}">'

    return STORED.sub(one, keyless(clean_rich_text(html)))


def keyless(html: str) -> str:
    """Without the keys by which an editor knows its paragraphs again: they say nothing."""
    return BLOCK_KEY.sub("", html)


def with_keys(html: str, key: Callable[[str, str], int | None]) -> str:
    """The inverse, cleaned. Links that name a key themselves are no links any more."""

    def one(match: re.Match[str]) -> str:
        found = key(match[1], unescape(match[2]))
        return f'<a linktype="{match[1]}" id="{found}">' if found else "<a>"

    parts, end = [], 0
    for match in NAMED.finditer(html):
        parts += [without_keys(html[end : match.start()]), one(match)]
        end = match.end()
    return clean_rich_text("".join([*parts, without_keys(html[end:])]))


def without_keys(html: str) -> str:
    return LINKTYPE.sub("data-was=", html)


def names_keys(html: str) -> bool:
    """Does a text from a file link by key, which means nothing on another site?"""
    return bool(LINKTYPE.search(NAMED.sub("", html)))
