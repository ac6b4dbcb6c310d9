"""Documents as text: in one line where bytes are stored or signed, laid out where people look."""

import json
from typing import Any


def as_text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def as_json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode()
