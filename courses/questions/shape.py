"""Does a value from a file have the shape a question body needs?"""

from typing import Any


def mismatch(value: Any, schema: Any, where: str = "body") -> str:
    """Return the place that does not fit (`body.options[2].text`), or "" if everything fits.

    A schema is a type, a dict of exactly these keys, a one-item list for "a list of", or a tuple
    of alternatives.
    """
    if isinstance(schema, tuple):
        return "" if any(not mismatch(value, one, where) for one in schema) else where
    if isinstance(schema, list):
        return _list_mismatch(value, schema[0], where)
    if isinstance(schema, dict):
        return _dict_mismatch(value, schema, where)
    # bool is an int to Python; exact types keep 1 from passing as true.
    return "" if type(value) is schema else where


def _list_mismatch(value: Any, schema: Any, where: str) -> str:
    if not isinstance(value, list):
        return where
    found = (mismatch(item, schema, f"{where}[{index}]") for index, item in enumerate(value))
    return next(filter(None, found), "")


def _dict_mismatch(value: Any, schema: dict[str, Any], where: str) -> str:
    if not isinstance(value, dict):
        return where
    if extra := sorted(map(str, value.keys() - schema.keys())):
        return f"{where}.{extra[0]}"
    if missing := sorted(schema.keys() - value.keys()):
        return f"{where}.{missing[0]}"
    found = (mismatch(value[key], schema[key], f"{where}.{key}") for key in schema)
    return next(filter(None, found), "")
