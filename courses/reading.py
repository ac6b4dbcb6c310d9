"""A lesson as a reader meets it: addresses for its headings, its length, its words.

Works on the rendered body, so that what is left out at the reader's wish is not counted either.
"""

import re
from dataclasses import dataclass
from html import unescape
from math import ceil

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

WORDS_A_MINUTE = 180  # careful reading of expository German; fiction is read faster
ANCHOR_LENGTH = 60
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

FOLD_OR_HEADING = re.compile(
    r"<(?P<end>/?)details\b[^>]*>|<h2(?P<attributes>[^>]*)>(?P<inner>.*?)</h2>",
    re.IGNORECASE | re.DOTALL,
)
OWN_ID = re.compile(r"""\sid\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Heading:
    """A heading of level 2: its address within the page, and its words."""

    anchor: str
    text: str


@dataclass(frozen=True)
class LessonText:
    """The body with addressable headings; `minutes` is what plain reading takes, rounded up."""

    html: SafeString
    headings: list[Heading]
    words: str
    minutes: int


def lesson_text(html: str) -> LessonText:
    """Give each heading of level 2 an id, and measure the text.

    Headings inside a fold-out get none: an address there would open it, or lead nowhere.
    """
    headings: list[Heading] = []
    taken: set[str] = set()
    depth = 0

    def with_address(match: re.Match[str]) -> str:
        nonlocal depth
        if match["inner"] is None:
            depth = max(0, depth - 1) if match["end"] else depth + 1
            return match[0]
        text = plain(match["inner"])
        if depth or not text:
            return match[0]
        own = OWN_ID.search(match["attributes"])
        anchor = own[1] if own else free_anchor(text, taken)
        taken.add(anchor)
        headings.append(Heading(anchor=anchor, text=text))
        if own:
            return match[0]
        return f'<h2 id="{anchor}"{match["attributes"]}>{match["inner"]}</h2>'

    addressed = FOLD_OR_HEADING.sub(with_address, html)
    words = plain(html)
    return LessonText(
        html=mark_safe(addressed),  # noqa: S308  rendered blocks, and anchors made of slugs
        headings=headings,
        words=words,
        minutes=reading_minutes(words),
    )


def free_anchor(text: str, taken: set[str]) -> str:
    """A readable address that stays the same as long as the heading does, unique on the page.

    The prefix keeps it apart from the ids of the frame around the lesson.
    """
    slug = slugify(text.lower().translate(UMLAUTS))[:ANCHOR_LENGTH].strip("-")
    base = anchor = f"abschnitt-{slug}" if slug else "abschnitt"
    number = 2
    while anchor in taken:
        anchor = f"{base}-{number}"
        number += 1
    return anchor


def plain(html: str) -> str:
    """The words of rendered HTML, in one line."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


def reading_minutes(words: str) -> int:
    """Minutes for reading, rounded up; 0 for no words."""
    return ceil(len(words.split()) / WORDS_A_MINUTE)
