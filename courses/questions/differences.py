"""What changed between two frozen bodies, for people to read. Pure.

Texts come with their insertions and deletions marked; options, pairs, steps and spellings are
named in sentences. Bodies may be drafts that are not complete yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ..html import clean_text
from .base import Body
from .gaps import written
from .option_differences import options_changed
from .pair_differences import pairs_changed
from .registry import KINDS
from .wording import Piece, compared

Text = str | Promise


@dataclass(frozen=True)
class Change:
    """One field that differs: its name, sentences about it, and its text with the marks."""

    field: Text
    sentences: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


TEXTS: dict[str, Text] = {
    "prompt": gettext_lazy("Question"),
    "feedback": gettext_lazy("Feedback for everybody"),
    "feedback_true": gettext_lazy("Feedback to “true”"),
    "feedback_false": gettext_lazy("Feedback to “false”"),
}


def differences(old: Body, new: Body) -> list[Change]:
    """All changes, in the order of the form; nothing where both say the same."""
    found = [kind_changed(old, new)]
    found += [
        text_changed(label, old.get(key, ""), new.get(key, ""))
        for key, label in TEXTS.items()
        if key in old or key in new
    ]
    found += [pictures_changed(old.get("pictures", []), new.get("pictures", []))]
    found += [change(old, new) for change in OWN]
    return [one for one in found if one]


def kind_changed(old: Body, new: Body) -> Change | None:
    before, after = label_of(old), label_of(new)
    if before == after:
        return None
    words = _("The kind of question is now “%(new)s”; it was “%(old)s”.")
    return Change(_("Kind"), (words % {"old": before, "new": after},))


def label_of(body: Body) -> str:
    slug = body.get("kind", "")
    return str(KINDS[slug].label) if slug in KINDS else "–"


def text_changed(label: Text, old: str, new: str) -> Change | None:
    """Marked by words; where only the markup differs, a sentence says so."""
    if old == new:
        return None
    before, after = clean_text(old), clean_text(new)
    if before == after:
        return Change(label, (_("Only the formatting or a link was changed."),))
    return Change(label, pieces=compared(before, after))


def pictures_changed(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Change | None:
    before = {one["image"]: one["alt"] for one in old}
    after = {one["image"]: one["alt"] for one in new}
    said = [
        *(_("Picture added: %(alt)s.") % {"alt": described(alt)}
          for key, alt in after.items() if key not in before),
        *(_("Picture removed: %(alt)s.") % {"alt": described(alt)}
          for key, alt in before.items() if key not in after),
        *(_("The alternative text “%(old)s” became “%(new)s”.") % {"old": alt, "new": after[key]}
          for key, alt in before.items() if key in after and after[key] != alt),
    ]  # fmt: skip
    if not said and old != new:
        said = [_("The order of the pictures was changed.")]
    return Change(_("Pictures"), tuple(said)) if said else None


def described(alt: str) -> str:
    return f"“{alt}”" if alt else _("decoration only")


def options_differ(old: Body, new: Body) -> Change | None:
    said = options_changed(old.get("options", []), new.get("options", []))
    return Change(_("Options"), said) if said else None


def pairs_differ(old: Body, new: Body) -> Change | None:
    said = pairs_changed(old, new) if "pairs" in old or "pairs" in new else ()
    return Change(_("Pairs"), said) if said else None


def answer_differs(old: Body, new: Body) -> Change | None:
    before, after = old.get("answer"), new.get("answer")
    if before == after:
        return None
    names = {True: pgettext("statement", "True"), False: pgettext("statement", "False"), None: "–"}
    words = _("The right answer is now “%(new)s”; it was “%(old)s”.")
    sentence = words % {"old": names[before], "new": names[after]}
    return Change(_("Right answer"), (sentence,))


def cloze_differs(old: Body, new: Body) -> Change | None:
    before, after = written(old.get("segments", [])), written(new.get("segments", []))
    if before == after:
        return None
    return Change(_("Text with gaps"), pieces=compared(before, after))


def spellings_differ(old: Body, new: Body) -> Change | None:
    before, after = old.get("accept", []), new.get("accept", [])
    said = [
        *(_("“%(text)s” is accepted now.") % {"text": text}
          for text in after if text not in before),
        *(_("“%(text)s” is no longer accepted.") % {"text": text}
          for text in before if text not in after),
    ]  # fmt: skip
    if not said and before != after:
        said = [_("The order of the spellings was changed; the first one is shown as the answer.")]
    return Change(_("Accepted spellings"), tuple(said)) if said else None


def steps_differ(old: Body, new: Body) -> Change | None:
    before, after = ([one["text"] for one in body.get("items", [])] for body in (old, new))
    if before == after:
        return None
    said = [
        *(_("Step added: “%(text)s”.") % {"text": text} for text in after if text not in before),
        *(_("Step removed: “%(text)s”.") % {"text": text} for text in before if text not in after),
    ]
    if after:
        order = " · ".join(f"{number}. {text}" for number, text in enumerate(after, start=1))
        said.append(_("The right order is now: %(order)s") % {"order": order})
    return Change(_("Steps"), tuple(said))


OWN: tuple[Callable[[Body, Body], Change | None], ...] = (
    options_differ,
    answer_differs,
    pairs_differ,
    steps_differ,
    cloze_differs,
    spellings_differ,
)
