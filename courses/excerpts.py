"""Hits within their sentence: escaped, with `<mark>` around the words found."""

import re
import unicodedata

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

LENGTH = 240
BEFORE = 80
MOST_WORDS = 8
SHORTEST_STEM = 4
ENDING = re.compile(r"(?:en|er|es|e|n|s)$")

# What people type on a foreign keyboard, and what the text has. Longest first.
ALIKE = {
    "ae": "(?:ä|ae)", "oe": "(?:ö|oe)", "ue": "(?:ü|ue)", "ss": "(?:ss|ß)",
    "ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss)",
    "a": "[aäàáâ]", "e": "[eéèê]", "o": "[oöóô]", "u": "[uüúû]",
}  # fmt: skip
SPELLING = re.compile("|".join(ALIKE))


def pattern_of(words: str) -> re.Pattern[str] | None:
    """Matches the words as they may stand in a text: umlauts, endings, compounds they begin.

    None for no words.
    """
    stems = [stem(word) for word in words.lower().split()[:MOST_WORDS]]
    choices = "|".join(spellings(one) for one in sorted(set(stems), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})\w*", re.IGNORECASE) if choices else None


def stem(word: str) -> str:
    """Without a German ending, where enough of the word remains."""
    shorter = ENDING.sub("", word)
    return shorter if len(shorter) >= SHORTEST_STEM else word


def spellings(word: str) -> str:
    return "".join(
        ALIKE[piece] if piece in ALIKE else re.escape(piece)
        for piece in re.split(f"({SPELLING.pattern})", word)
    )


def marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    """The whole text, escaped, each hit in `<mark>`."""
    if pattern is None:
        return conditional_escape(str(text))
    pieces, end = [], 0
    for match in pattern.finditer(text):
        pieces.append(str(conditional_escape(text[end : match.start()])))
        pieces.append(f"<mark>{conditional_escape(match[0])}</mark>")
        end = match.end()
    pieces.append(str(conditional_escape(text[end:])))
    return mark_safe("".join(pieces))  # noqa: S308  every piece is escaped above


def excerpt(passages: list[str], pattern: re.Pattern[str] | None) -> SafeString:
    """The place of the first hit in its passage; without a hit, how the first passage begins."""
    texts = [" ".join(unicodedata.normalize("NFC", one).split()) for one in passages]
    for text in texts:
        match = pattern.search(text) if pattern else None
        if match:
            return marked(window(text, match.start()), pattern)
    first = next((text for text in texts if text), "")
    return marked(window(first, 0), pattern)


def window(text: str, place: int) -> str:
    """At most about LENGTH characters around `place`, cut between words, "…" where cut."""
    start = max(0, place - BEFORE)
    if start:
        start = text.rfind(" ", 0, start + 1) + 1
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", start, end)
        end = end if end > place else start + LENGTH
    shown = text[start:end]
    if end < len(text):
        shown = shown.rstrip(" .,;:") + "…"
    return f"… {shown}" if start else shown
