"""An entry of our own form → its canonical body, by the builders that read the starter content."""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...html import clean_html
from ...questions.registry import KINDS
from ...starter.questions import BUILDERS, body_text
from ..items import MAX_PICTURE_BYTES, Note, Picture
from ..refusal import Refused
from .shapes import shaped

UNSAFE = re.compile(r"<(?:script|iframe|object|embed|form)\b|\son[a-z]+\s*=|javascript:", re.I)
IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\(|<img\b", re.IGNORECASE)
# The Markdown parser takes quadratic time for unclosed brackets.
MAX_MARKDOWN = 20_000
MAX_BRACKETS = 300
# One letter for each entry; more than twelve are refused anyway.
MAX_LISTED = 26


def body_of(entry: Mapping[str, Any], kind: str, notes: list[Note]) -> dict[str, Any]:
    """Raises Refused or ValidationError with what is wrong."""
    value = shaped(entry, kind)
    if any(isinstance(one, list) and len(one) > MAX_LISTED for one in value.values()):
        raise Refused(_("This question has too many answers."))
    sources = list(_texts(value))
    _check(sources)
    if any(UNSAFE.search(source) for source in sources):
        notes.append(Note(_("Scripts in the text were removed for safety.")))
    if any(IMAGE.search(source) for source in sources):
        notes.append(Note(_("Pictures in the text were left out; add them to the question.")))
    body = {
        "kind": kind,
        "prompt": body_text(value["prompt"]),
        "feedback": body_text(value["feedback"]),
    } | BUILDERS[kind](value)
    # Links into a site's own pages are not for files to make, nor to be looked up.
    return KINDS[kind].canonical(_without_page_links(body))


def pictures_of(entry: Mapping[str, Any], notes: list[Note]) -> list[Picture]:
    listed = entry.get("pictures") or []
    found = []
    for given in listed if isinstance(listed, list) else []:
        name = str(given.get("name", ""))[:100] if isinstance(given, dict) else ""
        try:
            content = base64.b64decode("".join(str(given["data"]).split()), validate=True)
        except (KeyError, TypeError, binascii.Error, ValueError):
            content = b""
        if not content or not name:
            notes.append(Note(_("The picture “%(name)s” is empty or damaged."), {"name": name}))
        elif len(content) > MAX_PICTURE_BYTES:
            text = _("The picture “%(name)s” is too large; it was left out.")
            notes.append(Note(text, {"name": name}))
        else:
            found.append(Picture(name, content, " ".join(str(given.get("alt", "")).split())[:500]))
    return found


def _check(sources: Iterable[str]) -> None:
    """Bounds before Markdown is read."""
    for source in sources:
        if len(source) > MAX_MARKDOWN or source.count("[") > MAX_BRACKETS:
            raise Refused(_("A text of this question is too long or too complicated."))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _without_page_links(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_page_links(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_page_links(one) for one in value]
    return clean_html(value) if isinstance(value, str) and "linktype=" in value else value
