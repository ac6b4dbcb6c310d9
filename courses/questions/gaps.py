"""The notation of cloze texts: `Erziehung ohne {{Gewalt|Zwang}} ist ein Recht.`

Two braces open a gap, two close it, a bar separates accepted spellings. Single braces are text
outside a gap and an error inside; there is no escape.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..html import CONTROL
from .submitted import MAX_WRITTEN
from .text import plain

BRACES = re.compile(r"\{\{|\}\}")
Segment = str | dict[str, Any]


def tokenise(source: str) -> list[Segment]:
    """Split a cloze text into texts and gaps. Raises ValidationError that says where."""
    segments: list[Segment] = []
    gap_start: int | None = None
    position = 0
    for match in BRACES.finditer(source):
        opening = match[0] == "{{"
        if opening and gap_start is not None:
            raise _error(_("A gap opens inside another gap: “%(near)s”."), source, match.start())
        if not opening and gap_start is None:
            raise _error(
                _("A gap closes that was never opened: “%(near)s”."), source, match.start()
            )
        if opening:
            segments.append(source[position : match.start()])
            gap_start = match.start()
        else:
            number = sum(isinstance(segment, dict) for segment in segments) + 1
            segments.append(
                {"id": str(number), "accept": _accepted(source, position, match.start())}
            )
            gap_start = None
        position = match.end()
    if gap_start is not None:
        raise _error(_("A gap is never closed: “%(near)s”."), source, gap_start)
    segments.append(source[position:])
    return [segment for segment in segments if segment]


def written(segments: list[Segment]) -> str:
    """The source of a cloze text; the inverse of `tokenise`."""
    return "".join(
        segment if isinstance(segment, str) else "{{" + "|".join(segment["accept"]) + "}}"
        for segment in segments
    )


def tidy(source: str) -> str:
    """Unix line ends, no control characters, no blanks around the whole."""
    return CONTROL.sub("", source.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _accepted(source: str, start: int, end: int) -> list[str]:
    inside = source[start:end]
    if "{" in inside or "}" in inside:
        raise _error(_("A gap contains a single brace: “%(near)s”."), source, start)
    spellings = [plain(part) for part in inside.split("|")]
    if not all(spellings):
        raise _error(_("A gap or one of its spellings is empty: “%(near)s”."), source, start)
    if any(len(spelling) > MAX_WRITTEN for spelling in spellings):
        raise _error(_("An answer in a gap is too long: “%(near)s”."), source, start)
    return list(dict.fromkeys(spellings))


def _error(message: Any, source: str, position: int) -> ValidationError:
    near = source[max(0, position - 15) : position + 25].strip()
    return ValidationError(message, params={"near": near})
