"""What learners chose from in gaps that become something to write."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from .items import Note

SHOWN = 400


def chosen_from(gaps: Iterable[Sequence[str]]) -> Note:
    """One note for all gaps of a question; a list that gaps share is named once."""
    lists = dict.fromkeys(", ".join(dict.fromkeys(texts)) for texts in gaps)
    if len(lists) > 1:
        named = "; ".join(f"({number}) {texts}" for number, texts in enumerate(lists, start=1))
    else:
        named = next(iter(lists), "")
    return Note(
        _("Learners now write into the gaps instead of choosing. They chose from: %(lists)s."),
        {"lists": named if len(named) <= SHOWN else named[: SHOWN - 1] + "…"},
    )
