"""`{=left -> right}` and `{>3 ALL VERTICAL …}` → matching and ordering."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ...html import clean_text
from ...questions.authoring import MAX_PLAIN
from ..refusal import Refused
from .nodes import Group
from .texts import Texts

ALL = frozenset({"ALL", "EXACT"})
SELECTED = ALL | {"RANDOM", "REL", "CONTIGUOUS", "CONTIG"}
LAYOUT = frozenset({"HORIZONTAL", "HORI", "H", "VERTICAL", "VERT", "V"})
STRICT = "ALL_OR_NOTHING"
GRADING = frozenset(
    {
        STRICT, "ABSOLUTE_POSITION", "ABSOLUTE", "ABS", "RELATIVE", "RELATIVE_NEXT_EXCLUDE_LAST",
        "RELATIVE_NEXT_INCLUDE_LAST", "RELATIVE_ONE_PREVIOUS_AND_NEXT",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT", "RELATIVE_TO_CORRECT", "LONGEST_ORDERED_SUBSET",
        "LONGEST_CONTIGUOUS_SUBSET",
    }
)  # fmt: skip
SHOWN = frozenset({"SHOW", "HIDE", "TRUE", "FALSE", "YES", "NO"})
NUMBERING = frozenset({"none", "abc", "ABCD", "123", "iii", "IIII"})


def is_matching(group: Group) -> bool:
    """All entries have an arrow, and none a weight."""
    return bool(group.entries) and all(
        entry.right is not None and entry.weight is None for entry in group.entries
    )


def matching(group: Group, texts: Texts) -> dict[str, Any]:
    """An empty left side is a distractor."""
    pairs, distractors = [], []
    for entry in group.entries:
        left, right = texts.inline(entry.left), _short(texts.line(entry.right or ""), texts)
        if not right:
            raise Refused(_("A pair has nothing on the right of “->”."))
        if clean_text(left):
            pairs.append((left, right))
        else:
            distractors.append(right)
    if group.lead[0]:
        texts.note(
            _("A text before the first pair was left out: %(text)s."), text=group.lead[0][:80]
        )
    rights = dict.fromkeys([right for _left, right in pairs] + distractors)
    ids = {right: str(at) for at, right in enumerate(rights)}
    return {
        "kind": "matching",
        "pairs": [{"id": "", "left": left, "choice": ids[right]} for left, right in pairs],
        "choices": [{"id": key, "text": text} for text, key in ids.items()],
    }


def ordering(group: Group, texts: Texts) -> dict[str, Any]:
    """The form of Moodle's ordering questions: settings on the first line, then one item a line."""
    words, lines = _settings(group)
    items = [_short(text, texts) for line in lines if (text := texts.line(line))]
    count = next((int(word) for word in words if word.isdecimal()), 0)
    if words.isdisjoint(ALL) and 2 < count < len(items):
        texts.note(_("Learners now see all entries, not a selection of them."))
    if STRICT not in words:
        texts.note(_("The order is right or wrong as a whole; single places earn no credit."))
    return {"kind": "ordering", "items": [{"id": "", "text": text} for text in items]}


def _settings(group: Group) -> tuple[set[str], list[str]]:
    """The words of the first line, and the items; the line may end with an item."""
    first, *lines = group.lines or ("",)
    words, left = [], first.split()
    while left and _is_setting(left[0], words):
        words.append(left.pop(0))
    return {word.upper() for word in words}, [" ".join(left), *lines]


def _is_setting(word: str, before: list[str]) -> bool:
    if not before:
        return word.isdecimal() and len(word) < 6
    return word.upper() in SELECTED | LAYOUT | GRADING | SHOWN or (
        word in NUMBERING and len(before) > 3
    )


def _short(text: str, texts: Texts) -> str:
    if len(text) <= MAX_PLAIN:
        return text
    texts.note(_("A text was cut to %(max)d characters: %(text)s…"), max=MAX_PLAIN, text=text[:60])
    return text[:MAX_PLAIN].strip()
