"""What an entry of each kind must look like, see `courses/starter/README.md`, “A question”."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...questions.shape import mismatch
from ..refusal import Refused
from .yaml_tree import Scalar

TRUE = frozenset({"true", "yes", "on", "y", "ja", "wahr", "richtig"})
FALSE = frozenset({"false", "no", "off", "n", "nein", "falsch"})
NOTHING = frozenset({"", "~", "null"})
COMMON = frozenset(
    {"reference", "kind", "lesson", "difficulty", "tags", "category", "prompt", "feedback"}
    | {"pictures"}
)
OWN: dict[str, dict[str, Any]] = {
    "single": {"options": [{"text": str, "correct": bool, "feedback": str}]},
    "true_false": {"answer": bool, "feedback_true": str, "feedback_false": str},
    "matching": {"pairs": [{"left": str, "right": str}], "distractors": [str]},
    "ordering": {"items": [str]},
    "cloze": {"text": str},
    "short_answer": {"accept": [str]},
}
OWN["multiple"] = OWN["single"]
# An absent truth value means "no" for an option, but nothing for a statement.
OPTIONAL = {"feedback": "", "feedback_true": "", "feedback_false": "", "distractors": []}
OPTIONAL_IN_LISTS = OPTIONAL | {"correct": Scalar("false")}


def shaped(entry: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The entry with plain Python values and nothing missing. Raises Refused with the place."""
    schema = {"prompt": str, "feedback": str} | OWN[kind]
    given = {key: entry[key] for key in schema if not is_nothing(entry.get(key))}
    value = _converted({"prompt": "", "feedback": ""} | given, schema, OPTIONAL)
    if place := mismatch(value, schema):
        raise Refused(
            _("This question is incomplete or has a wrong entry at “%(place)s”."),
            place=place.lstrip("."),
        )
    return {"kind": kind} | value


def unknown_keys(entry: Mapping[str, Any], kind: str) -> list[str]:
    return [key for key in entry if key not in COMMON and key not in OWN[kind]]


def is_nothing(value: Any) -> bool:
    if isinstance(value, Scalar):
        return value.is_plain and value.lower() in NOTHING
    return value is None


def texts(value: Any) -> list[str]:
    """A list of short texts; one text counts as a list of one."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return []
    return [" ".join(one.split()) for one in value if isinstance(one, str) and one.strip()]


def _converted(value: Any, schema: Any, defaults: Mapping[str, Any]) -> Any:
    """Scalars become what the schema expects; what does not fit stays and is found out later."""
    if isinstance(schema, list):
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list):
            return value
        return [_converted(one, schema[0], OPTIONAL_IN_LISTS) for one in listed]
    if isinstance(schema, dict):
        return _converted_dict(value, schema, defaults)
    convert: Callable[[str], Any] = _truth if schema is bool else str
    return convert(value) if isinstance(value, str) else value


def _converted_dict(value: Any, schema: dict[str, Any], defaults: Mapping[str, Any]) -> Any:
    if not isinstance(value, dict):
        return value
    given = {key: one for key, one in value.items() if key not in defaults or not is_nothing(one)}
    filled = {key: defaults[key] for key in schema if key in defaults} | given
    return {
        key: _converted(one, schema[key], defaults) if key in schema else one
        for key, one in filled.items()
    }


def _truth(text: str) -> bool | str:
    if text.lower() in TRUE:
        return True
    return False if text.lower() in FALSE else str(text)
