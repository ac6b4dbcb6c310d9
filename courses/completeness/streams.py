"""Raw stream data, as revisions keep it, read without building a single block."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

TAG = re.compile(r"<[^>]*>")
# What these keys hold is chosen, not written, and no reader sees it as it stands.
SILENT = frozenset({"id", "type", "origin", "state", "as_of", "kind", "groups", "alt_text", "alt"})


@dataclass(frozen=True)
class Block:
    """A block of a lesson. One that holds others, as "sensitive" does, keeps only its own words."""

    kind: str
    value: Any
    key: str = ""
    skippable: bool = False

    @property
    def anchor(self) -> str:
        """Where the Wagtail editor shows this block."""
        return f"block-{self.key}" if self.key else "body"

    @cached_property
    def text(self) -> str:
        return " ".join(plain(text) for text in texts_of(self.value))


def blocks_of(stored: Any) -> tuple[Block, ...]:
    """All blocks in reading order, with those inside a section after it."""
    return tuple(_blocks(_listed(stored), skippable=False))


def _blocks(raw: list[Any], *, skippable: bool) -> Iterator[Block]:
    for one in raw:
        if not isinstance(one, dict) or "type" not in one:
            continue
        kind, value, key = str(one["type"]), one.get("value"), str(one.get("id") or "")
        content: list[Any] = []
        if isinstance(value, dict) and isinstance(value.get("content"), list):
            content = value["content"]
            value = {name: part for name, part in value.items() if name != "content"}
        yield Block(kind, value, key, skippable)
        yield from _blocks(content, skippable=skippable or kind == "sensitive")


def _listed(stored: Any) -> list[Any]:
    if isinstance(stored, str):
        try:
            stored = json.loads(stored)
        except ValueError:
            return []
    return stored if isinstance(stored, list) else []


def items_of(stored: Any) -> list[Any]:
    """The entries of a raw list block, whether they carry ids or not."""
    found = _listed(stored)
    return [one["value"] if is_wrapped(one) else one for one in found]


def is_wrapped(one: Any) -> bool:
    return isinstance(one, dict) and one.get("type") == "item" and "value" in one


def texts_of(value: Any, key: str = "") -> Iterator[str]:
    """Every piece of text a reader may see, with its HTML."""
    if isinstance(value, str):
        if key not in SILENT:
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, key)


def plain(html: str) -> str:
    """The words; good enough for looking at them, never for printing."""
    return " ".join(unescape(TAG.sub(" ", html)).split())
