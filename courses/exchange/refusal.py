"""Why a question cannot be taken over."""

from typing import TYPE_CHECKING, Any

from .items import Note

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Refused(Exception):
    """This question cannot be taken over; `reason` says why."""

    def __init__(self, message: "str | Promise", **params: Any) -> None:
        super().__init__(str(message))
        self.reason = Note(message, params)
