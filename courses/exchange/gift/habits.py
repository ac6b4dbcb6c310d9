"""What people and chat programs write where GIFT has something else, read as it was meant.

Only for questions without an id: those of Moodle and ours were written by a program that knows.
"""

import re
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from .nodes import Entry, Group, Item
from .texts import Texts

# `{1:SHORTANSWER:=a}` is how Moodle writes gaps in a text of its own (see gap_grammar there).
GAP_HEAD = re.compile(r"\d{0,4}:(?:[A-Z]{2,12})(?:_[A-Z]{1,3})?:")
NUMBERS = re.compile(r"\d{0,4}:(?:NUMERICAL|NM):")
# Word processors turn "->" into one of these, the second being a sign of the font Wingdings.
ARROW = re.compile(r"\s+[\u2192\uf0e0]\s+")


def mended(item: Item, texts: Texts) -> Item:
    groups = tuple(_mended(group, texts) for group in item.groups)
    return item if groups == item.groups else replace(item, groups=groups)


def _mended(group: Group, texts: Texts) -> Group:
    if head := GAP_HEAD.match(group.lead[0]):
        texts.note(_("A gap in Moodle's own notation (%(head)s) was read."), head=head[0])
        return _without_head(group, head)
    if arrows := _with_arrows(group):
        texts.note(_("The arrows between the entries were read as “->”."))
        return arrows
    for entry in group.entries:
        if entry.is_doubtful:
            texts.note(
                _("“= %(text)s” was read as a further right answer. If it belongs to the text "
                  "before it, write “\\=” there."), text=entry.whole[:60],
            )  # fmt: skip
    return group


def _without_head(group: Group, head: re.Match[str]) -> Group:
    rest = group.lead[0][head.end() :].strip()
    entries = tuple(entry for entry in group.entries if entry.whole or entry.feedback)
    marker = "#" if NUMBERS.fullmatch(head[0]) else group.marker
    return replace(group, marker=marker, lead=(rest, *group.lead[1:]), entries=entries)


def _with_arrows(group: Group) -> Group | None:
    """At least two answers, each of them a pair."""
    pairs = [ARROW.split(entry.whole) for entry in group.entries]
    fits = all(
        entry.sign == "=" and entry.right is None and entry.weight is None and len(pair) == 2
        for entry, pair in zip(group.entries, pairs, strict=True)
    )
    if not fits or len(pairs) < 2 or group.marker or group.lead[0]:
        return None
    return replace(group, entries=tuple(map(_pair, group.entries, pairs)))


def _pair(entry: Entry, pair: list[str]) -> Entry:
    return replace(entry, left=pair[0].strip(), right=pair[1].strip())
