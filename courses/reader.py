"""Who reads: the professional groups and the federal state somebody has told, if any.

courses knows nobody. An app above registers a function with the Wagtail hook `describe_reader`; it
is called with `(request)` at most once per request, and only when a page depends on the answer. It
returns a `Reader`, or None if it knows nothing. The first answer counts. Nobody is asked in the
preview of the admin, where there is no reader.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail import hooks


@dataclass(frozen=True)
class Reader:
    """What is known of a reader: slugs of groups, and a state as in `blocks.law.STATES`.

    `neutral_titles`: titles in the browser and addresses should not name a topic (rule E.4, 5).
    """

    groups: frozenset[str] = frozenset()
    is_volunteer: bool = False
    is_professional: bool = False
    state: str = ""
    neutral_titles: bool = False

    @property
    def only_volunteers(self) -> bool:
        """True for volunteers without a profession: duties of professionals are not theirs."""
        return self.is_volunteer and not self.is_professional


NOBODY = Reader()


def reader_of(request: HttpRequest | None) -> Reader:
    """The reader behind a request; `NOBODY` for visitors, previews and texts without a page."""
    if request is None or getattr(request, "is_preview", False):
        return NOBODY
    found: Reader | None = getattr(request, "_courses_reader", None)
    if found is None:
        found = ask(request)
        request._courses_reader = found  # type: ignore[attr-defined]
    return found


def ask(request: HttpRequest) -> Reader:
    answers = (fn(request) for fn in hooks.get_hooks("describe_reader"))
    return next((answer for answer in answers if answer is not None), NOBODY)


def reader_in(context: Any) -> Reader:
    """The reader of the page a block stands on."""
    return reader_of(context.get("request"))
