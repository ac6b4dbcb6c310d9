"""Reading what a browser sent, without trusting it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..html import CONTROL
from .base import MalformedResponse

MAX_WRITTEN = 80


def many(data: Mapping[str, Any], field: str) -> list[str]:
    """All values of a field; blanks are left out. `data` is a QueryDict or a plain dict."""
    if hasattr(data, "getlist"):
        values: Any = data.getlist(field)
    else:
        values = data.get(field)
    if values is None:
        return []
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, Sequence) or not all(isinstance(one, str) for one in values):
        raise MalformedResponse(_("This answer has a form that does not fit the question."))
    return [one for one in values if one]


def one(data: Mapping[str, Any], field: str) -> str | None:
    """The only value of a field, or None if it is blank or absent."""
    values = many(data, field)
    if len(values) > 1:
        raise MalformedResponse(_("Only one answer is possible here."))
    return values[0] if values else None


def picked(entries: Mapping[str, str], value: str) -> str:
    """The id behind a form value that a select or an option offered."""
    if value not in entries:
        raise MalformedResponse(_("This entry does not belong to the question."))
    return entries[value]


def written(value: Any) -> str | None:
    """A text a learner wrote: one line of at most 80 characters; blank counts as unanswered."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise MalformedResponse(_("This answer has a form that does not fit the question."))
    if len(value) > MAX_WRITTEN:
        raise MalformedResponse(
            _("This answer is too long. Up to %(max)d characters are possible."),
            params={"max": MAX_WRITTEN},
        )
    if CONTROL.search(value):
        raise MalformedResponse(_("This answer contains characters that cannot be stored."))
    return " ".join(value.split()) or None
