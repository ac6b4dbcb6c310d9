"""Neutral titles (field rule E.4, 5): what stands in tabs and histories names no topic.

Who wants them is told by the app above, see `reader.py`.
"""

from typing import Any

from django.utils.translation import gettext as _

from .queries.steps import Place
from .reader import reader_in


def titled(context: Any, full: str, plain: str = "") -> str:
    """`full`, unless the reader of this page wants neutral titles: then `plain`."""
    if reader_in(context).neutral_titles:
        return plain or _("Page")
    return full


def plain_name(place: Place | None) -> str:
    """What a step is, without what it is about: "Lesson 3", "Quiz"."""
    if place is None:
        return _("Page")
    if place.step.kind == "lesson":
        return _("Lesson %(number)d") % {"number": place.step.number}
    return _("Quiz")
