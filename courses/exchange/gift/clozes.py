"""Gaps in a running text: `Two plus {=two =2} equals {=four =4}.` → cloze.

GIFT knows one gap ("missing word"); several are what people write all the same.
"""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...html import clean_text
from ...questions.gaps import tidy, tokenise
from ...questions.submitted import MAX_WRITTEN
from ..gap_choices import chosen_from
from ..refusal import Refused
from .answers import is_statement, short_answer, told
from .choices import choice
from .nodes import Group, Item
from .texts import Texts, split

# A private-use character stands for a gap while its text is read as HTML.
GAP = "\ue000"
LINE = re.compile(r"<br\b[^<>]*>|</(?:p|div|li|h[1-6]|tr|blockquote)\s*>", re.IGNORECASE)
LOOKS = re.compile(r"<(?!/|br\b|p\b|div\b|span\b)[a-z]", re.IGNORECASE)


def is_written(group: Group) -> bool:
    """Can this group be a gap: answers to write, and nothing else?"""
    signs = {entry.sign for entry in group.entries}
    return signs == {"="} and not group.marker and not group.lead[0]


def is_missing_word(item: Item, texts: Texts) -> bool:
    """One gap with words after it, in a text without looks that a cloze would lose."""
    style, before = split(item.texts[0], texts.style)
    plain = style == "plain" or not (LOOKS.search(before) or LOOKS.search(item.texts[1]))
    has_words = any(map(str.isalnum, clean_text(item.texts[1])))
    return style != "markdown" and plain and has_words and is_written(item.groups[0])


def cloze(item: Item, texts: Texts) -> dict[str, Any]:
    """A cloze with one gap for each group. Raises Refused or ValidationError."""
    gaps = [_spellings(group, texts) for group in item.groups]
    if lists := [_listed(group) for group in item.groups if not is_written(group)]:
        texts.notes.append(chosen_from(lists))
    said = "".join(told(group.entries, texts) for group in item.groups if is_written(group))
    source = GAP.join(text.replace(GAP, "") for text in item.texts)
    first, *others = _words(source, texts).split(GAP)
    if len(others) != len(gaps):
        raise Refused(_("The text around the gaps cannot be read."))
    if any("{{" in text or "}}" in text for text in [first, *others]):
        raise Refused(_("Double braces in the text would be taken for gaps."))
    text = first + "".join(
        "{{" + "|".join(gap) + "}}" + other for gap, other in zip(gaps, others, strict=True)
    )
    return {"kind": "cloze", "segments": tokenise(tidy(text)), "feedback": said}


def _listed(group: Group) -> list[str]:
    return [split(entry.answer, "")[1] for entry in group.entries if entry.answer]


def _spellings(group: Group, texts: Texts) -> list[str]:
    """What fits into a gap. A choice becomes something to write."""
    if is_written(group):
        found = short_answer(group, Texts(style=texts.style, notes=texts.notes))["accept"]
    elif group.marker or is_statement(group) or not group.entries:
        raise Refused(_("Several answer blocks in one question are only possible as gaps."))
    else:
        options = choice(group, texts)["options"]
        found = [clean_text(one["text"])[:MAX_WRITTEN] for one in options if one["correct"]]
    if any(sign in spelling for spelling in found for sign in "{|}"):
        raise Refused(_("Braces and bars cannot be in the answer to a gap."))
    return found


def _words(source: str, texts: Texts) -> str:
    """Running text with line ends, without HTML."""
    html = texts.prompt(source)
    if LOOKS.search(html):
        texts.note(_("Formatting was removed where only plain text is possible."))
    return "\n".join(filter(None, map(clean_text, LINE.split(html))))
