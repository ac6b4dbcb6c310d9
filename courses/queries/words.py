"""What people type into a search box → a query both databases understand."""

import re
from functools import reduce
from operator import and_, or_

from wagtail.search.query import PlainText, SearchQuery

MOST_WORDS = 8
FOREIGN_KEYBOARD = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}


def search_words(raw: str) -> str:
    """Letters, digits and single spaces, at most 100 characters.

    Quotes break SQLite's FTS syntax and NUL breaks both databases; neither helps a search.
    """
    return " ".join(re.sub(r"[\W_]+", " ", raw[:200]).split())[:100]


def search_query(words: str) -> SearchQuery:
    """All words must occur, each in one of its spellings: "gefaehrdung" finds "Gefährdung".

    `words` must come from `search_words` and hold at least one.
    """
    return reduce(and_, (any_spelling(word) for word in words.split()[:MOST_WORDS]))


def any_spelling(word: str) -> SearchQuery:
    return reduce(or_, (PlainText(one) for one in spellings(word)))


def spellings(word: str) -> list[str]:
    """The word as typed, and with umlauts and ß in place of their stand-ins, and back."""
    with_umlauts = with_sharp = word.lower()
    for typed, meant in FOREIGN_KEYBOARD.items():
        with_umlauts = with_umlauts.replace(typed, meant) if meant != "ß" else with_umlauts
    with_sharp = with_umlauts.replace("ss", "ß")
    without_sharp = word.lower().replace("ß", "ss")
    return list(dict.fromkeys([word.lower(), with_umlauts, with_sharp, without_sharp]))
