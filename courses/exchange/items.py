"""What every reader gives and every writer takes.

A reader turns bytes into `Found` objects, one for each question of the file, in file order. It
never drops anything silently: what it cannot take over carries a `refusal`, what it had to change
carries `notes`. Readers are pure: no database, no network, no file but the one they are given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_QUESTIONS = 20_000
MAX_PICTURE_BYTES = 5 * 1024 * 1024


class UnreadableFile(ValidationError):
    """Nothing of this file can be read; the message says why and what to do."""


def too_many() -> UnreadableFile:
    return UnreadableFile(
        _("This file holds more than %(max)d questions. Please split it."),
        params={"max": MAX_QUESTIONS},
    )


def no_questions() -> UnreadableFile:
    return UnreadableFile(
        _("There are no questions in this file. Please check whether it is the right one, or "
          "choose its format by hand."),
    )  # fmt: skip


@dataclass(frozen=True)
class Note:
    """Something a person should know about a question that was taken over.

    `message` is lazily translated and may hold %(name)s places filled from `params`.
    """

    message: "str | Promise"
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.message) % self.params if self.params else str(self.message)


@dataclass(frozen=True)
class Picture:
    """An image that came with a question. `content` is what the file held, not yet judged."""

    name: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True)
class Found:
    """One question of a file.

    Exactly one of `body` (canonical, frozen form: `KINDS[kind].check(body)` passes) and `refusal`
    is set. `line` counts from 1, in `member` of a package or in the file itself. `type` is what
    the format calls it ("multichoice", "choiceInteraction"), for the report.
    """

    line: int
    type: str = ""
    name: str = ""
    member: str = ""
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulty: str = ""
    body: dict[str, Any] | None = None
    refusal: Note | None = None
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Given:
    """One question to be written: its reference, frozen body and what the bank knows of it."""

    reference: str
    body: dict[str, Any]
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulty: str = ""
    pictures: tuple[Picture, ...] = ()
