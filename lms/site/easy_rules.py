"""Rules for easy language that a machine can check (BITV 2.0, annex 2, part 2).

A machine cannot say that a text is easy to understand; people with learning difficulties can.
"""

import re

from django.utils.translation import gettext as _

LONGEST_SENTENCE = 12  # words
LONGEST_WORD = 14  # letters without a hyphen; longer compounds get one
SENTENCE_END = re.compile(r"[.!?](?=\s+\S)")
FORBIDDEN = re.compile(r"[()\[\]{}*§%&/;+„“\"»«…]|(?<=\w)_|\w:\w")
ABBREVIATION = re.compile(
    r"\b(?:[a-zA-ZäöüÄÖÜ]\.\s?){2,}|\b(?:bzw|usw|etc|ca|evtl|inkl|Nr|Abs|ggf)\."
)


def faults(line: str) -> list[str]:
    """What keeps one line from being a line of easy language; empty if nothing was found."""
    found = []
    if ABBREVIATION.search(line):
        found.append(_("no abbreviations"))
    elif SENTENCE_END.search(line):
        found.append(_("only one sentence on a line"))
    if FORBIDDEN.search(line):
        found.append(_("no brackets and special characters"))
    words = line.split()
    if len(words) > LONGEST_SENTENCE:
        found.append(_("at most %(number)d words") % {"number": LONGEST_SENTENCE})
    for word in words:
        if any(len(part) > LONGEST_WORD for part in re.split(r"[-.,:!?]", word)):
            found.append(_("divide long words with a hyphen: %(word)s") % {"word": word})
    return found


def faults_of(text: str) -> list[str]:
    """The faults of several lines, each with its line in front."""
    return [f"{line}: {fault}" for line in text.splitlines() for fault in faults(line.strip())]
