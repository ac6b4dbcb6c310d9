"""What comes together while one question is read: notes and pictures; and how it is judged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...html import clean_text
from ...questions.registry import KINDS
from ..items import Note, Picture
from ..refusal import Refused

if TYPE_CHECKING:
    from django.utils.functional import Promise

ELEMENT = re.compile(r"<[^>]*>")
MAX_SHOWN = 200
MAX_NAME = 200
MAX_TAG = 100
MAX_TAGS = 20


@dataclass
class Draft:
    """Grows while a question is read."""

    notes: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def note(self, message: "str | Promise", **params: Any) -> None:
        """Say it once, however often it occurs."""
        said = Note(message, params)
        if said not in self.notes:
            self.notes.append(said)


def judged(kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The canonical body of a raw block value. Raises Refused with what is wrong with it."""
    try:
        return KINDS[kind].freeze(value)
    except ValidationError as error:
        reason = " ".join(error.messages)
        raise Refused(_("This does not fit here: %(reason)s"), reason=reason) from error


def cut(text: str, length: int = MAX_SHOWN) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def words_of(html: str) -> str:
    """Like `clean_text`, without a parser where there is nothing to parse."""
    return clean_text(html) if "<" in html or "&" in html else " ".join(html.split())


def has_words(html: str) -> bool:
    """Only for HTML of our own making, where every "<" opens an element."""
    return bool(ELEMENT.sub("", html).strip())


def tidy_tags(found: list[str]) -> tuple[str, ...]:
    """At most twenty different tags of at most 100 characters."""
    tags = dict.fromkeys(cut(" ".join(tag.split()), MAX_TAG) for tag in found)
    return tuple(tag for tag in tags if tag)[:MAX_TAGS]
