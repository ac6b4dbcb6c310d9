"""Refuse what would be expensive to look at closer.

A few hundred bytes of JSON-LD can keep the canonicalisation busy for minutes (many like nodes
without a name), and long lists of values cost quadratic time. What we issue ourselves is small
and flat, so the limits are narrow.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .exceptions import CredentialRefused, Refusal

LARGEST = 65_536
DEEPEST = 8
OBJECTS = 40
VALUES = 400
# Six nodes without a name can be ordered in 720 ways; ours have one, and one more in the proof.
NAMELESS = 6
LARGEST_NUMBER = 2**53  # beyond it, programs read different numbers
Json = dict[str, Any]


def parse(data: bytes) -> Json:
    """A JSON object of modest size, without repeated keys or NaN."""
    if len(data) > LARGEST:
        raise CredentialRefused(Refusal.TOO_BIG)
    try:
        found = json.loads(data, object_pairs_hook=_unique, parse_constant=_refuse)
    except RecursionError:
        raise CredentialRefused(Refusal.TOO_COMPLEX) from None
    except ValueError:
        raise CredentialRefused(Refusal.UNREADABLE) from None
    if not isinstance(found, dict):
        raise CredentialRefused(Refusal.UNREADABLE)
    return found


def screen(document: Mapping[str, Any]) -> None:
    """Raises CredentialRefused; takes no longer than reading the document once."""
    objects = nameless = 0
    for values, (value, depth) in enumerate(_walk(document), 1):
        if isinstance(value, Mapping):
            objects += 1
            nameless += "id" not in value
            _screen_keys(value, top=depth == 0)
        else:
            _screen_value(value)
        if depth > DEEPEST or objects > OBJECTS or values > VALUES or nameless > NAMELESS:
            raise CredentialRefused(Refusal.TOO_COMPLEX)


def _screen_value(value: Any) -> None:
    if isinstance(value, str):
        _require_text(value)
        if value.startswith("_:"):
            raise CredentialRefused(Refusal.TOO_COMPLEX)
    elif value is None:
        # Means nothing and would therefore not be signed.
        raise CredentialRefused(Refusal.ALTERED)
    elif isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
        raise CredentialRefused(Refusal.ALTERED)


def _require_text(value: str) -> None:
    """JSON can write half a character (RFC 8259, 8.2), which has no bytes that could be signed."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise CredentialRefused(Refusal.UNREADABLE) from None


def _screen_keys(value: Mapping[str, Any], *, top: bool) -> None:
    """No keywords but the one context at the top: they could bring a vocabulary of their own."""
    for key in value:
        _require_text(key)
        if key.startswith(("@", "_:")) and not (top and key == "@context"):
            raise CredentialRefused(Refusal.CONTEXT)


def _walk(document: Any) -> Iterator[tuple[Any, int]]:
    """Every value with its depth, without recursion; stops looking where it is told to stop."""
    waiting = [(document, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if isinstance(value, Mapping):
            waiting.extend((inner, depth + 1) for inner in value.values())
        elif isinstance(value, list):
            waiting.extend((inner, depth + 1) for inner in value)


def _unique(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is repeated")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
