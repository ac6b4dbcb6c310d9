"""What is wrong with a file: all of it at once, each with its place."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST = 50
KINDS: dict[type, str] = {dict: "object", list: "list", str: "text", int: "number", bool: "yes/no"}


class Unusable(ValidationError):
    """The file was not taken over; `messages` say why, each with a place in course.json."""


class Problems:
    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, place: str, message: str) -> None:
        text = f"{place}: {message}"
        if text not in self.found:
            self.found.append(text)

    def add_error(self, place: str, error: ValidationError) -> None:
        if hasattr(error, "error_dict"):
            for field, errors in error.message_dict.items():
                for message in errors:
                    self.add(place if field == "__all__" else f"{place}.{field}", message)
        else:
            for message in error.messages:
                self.add(place, message)

    def settle(self) -> None:
        """Raise Unusable if anything was found."""
        if self.found:
            more = [_("… and more.")] if len(self.found) > MOST else []
            raise Unusable([ValidationError(one) for one in self.found[:MOST] + more])

    def take(self, value: Any, keys: Mapping[str, type], place: str) -> dict[str, Any]:
        """The entries of an object that must have exactly these keys; {} if it is none."""
        if not isinstance(value, dict):
            self.add(place, _("This must be an object."))
            return {}
        self.unknown(value, keys, place)
        taken = {}
        for key, kind in keys.items():
            if key not in value:
                self.add(f"{place}.{key}", _("This entry is missing."))
            elif not isinstance(value[key], kind) or (kind is int and isinstance(value[key], bool)):
                text = _("This must be a %(kind)s.")
                self.add(f"{place}.{key}", text % {"kind": KINDS.get(kind, kind.__name__)})
            else:
                taken[key] = value[key]
        return taken if len(taken) == len(keys) else {}

    def unknown(self, value: Mapping[str, Any], known: Any, place: str) -> None:
        for key in value:
            if key not in known:
                self.add(f"{place}.{str(key)[:60]}", _("This entry is unknown here."))
