"""What changed in a list of options, in sentences. Pure."""

from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from ..html import clean_text

Option = dict[str, Any]
# From this likeness on a changed text counts as the same option in other words.
LIKENESS = 0.6


def options_changed(old: list[Option], new: list[Option]) -> tuple[str, ...]:
    """One sentence for each change; options are told apart by their text."""
    pairs, gone, come = matched(old, new)
    said = [_("Option added, right: “%(text)s”.") % {"text": words(one)} if one["correct"]
            else _("Option added, not right: “%(text)s”.") % {"text": words(one)}
            for one in come]  # fmt: skip
    said += [_("Option removed: “%(text)s”.") % {"text": words(one)} for one in gone]
    for before, after in pairs:
        said += option_changed(before, after)
    if not said and [one["text"] for one in old] != [one["text"] for one in new]:
        said = [_("The order of the options was changed.")]
    return tuple(said)


def matched(
    old: list[Option], new: list[Option]
) -> tuple[list[tuple[Option, Option]], list[Option], list[Option]]:
    """Pairs of the same option before and after, those that are gone, those that have come."""
    by_text = {words(one): one for one in new}
    pairs = [(one, by_text[words(one)]) for one in old if words(one) in by_text]
    kept = {words(one) for one, _after in pairs}
    gone = [one for one in old if words(one) not in kept]
    come = [one for one in new if words(one) not in kept]
    for one in list(gone):
        nearest = max(come, key=lambda other, one=one: likeness(one, other), default=None)
        if nearest and likeness(one, nearest) >= LIKENESS:
            pairs.append((one, nearest))
            gone.remove(one)
            come.remove(nearest)
    return pairs, gone, come


def likeness(one: Option, other: Option) -> float:
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio()


def option_changed(before: Option, after: Option) -> list[str]:
    text, said = {"text": words(after)}, []
    if words(before) != words(after):
        said.append(
            _("The option “%(old)s” now reads “%(text)s”.") % (text | {"old": words(before)})
        )
    elif before["text"] != after["text"]:
        said.append(_("The formatting of the option “%(text)s” was changed.") % text)
    if after["correct"] and not before["correct"]:
        said.append(_("The option “%(text)s” is right now.") % text)
    if before["correct"] and not after["correct"]:
        said.append(_("The option “%(text)s” is no longer right.") % text)
    return said + feedback_changed(before["feedback"], after["feedback"], text)


def feedback_changed(before: str, after: str, text: dict[str, str]) -> list[str]:
    if before == after:
        return []
    spoken = text | {"old": clean_text(before), "new": clean_text(after)}
    if not spoken["old"]:
        return [_("The option “%(text)s” has a feedback now: “%(new)s”.") % spoken]
    if not spoken["new"]:
        return [_("The option “%(text)s” has no feedback any more; it was “%(old)s”.") % spoken]
    return [_("The feedback to “%(text)s” is now “%(new)s”; it was “%(old)s”.") % spoken]


def words(option: Option) -> str:
    return clean_text(option["text"])
