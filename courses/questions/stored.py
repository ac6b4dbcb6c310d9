"""How the database holds a block value: the editor wraps each entry of a list, files do not."""

from typing import Any


def bare(stored: Any) -> Any:
    """A stored block value without the wrapping, as `thaw` makes it; a block's value stays."""
    if isinstance(stored, dict):
        return {key: bare(value) for key, value in stored.items()}
    if isinstance(stored, list):
        return [bare(entry["value"] if is_wrapped(entry) else entry) for entry in stored]
    return stored


def is_wrapped(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("type") == "item" and "value" in entry
