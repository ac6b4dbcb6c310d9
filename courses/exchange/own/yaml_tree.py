"""YAML from strangers → dictionaries, lists and texts that know their lines.

Built from parser events, without recursion. Anchors and aliases are refused, so nothing can expand;
tags construct nothing. Every scalar stays the text that was written: `14`, `yes` and `2024-01-01`
may be answers. What is true or false is decided where a truth value is expected.
"""

from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ..items import UnreadableFile

MAX_DEPTH = 20
MAX_NODES = 2_000_000
# The C parser is ten times as fast; it is not part of every build of PyYAML.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(str):
    """`is_plain`: written without quotes, so that `~` and `null` mean nothing."""

    is_plain: bool = False
    line: int = 0


class Mapping(dict[str, Any]):
    """`line` counts from 1; `doubled` are keys that were given twice, of which the last counts."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.doubled: list[str] = []


class _Builder:
    def __init__(self) -> None:
        self.documents: list[Any] = []
        self.open: list[tuple[Any, list[str]]] = []
        self.root: Any = None
        self.count = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            raise _fault(
                _(
                    "Anchors and aliases (& and *) are not read (line %(line)d). Please write "
                    "out what they stand for."
                ),
                line,
            )
        if isinstance(event, ScalarEvent):
            scalar = Scalar(event.value)
            scalar.is_plain, scalar.line = not event.style, line
            self._put(scalar, line)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            value = Mapping(line) if isinstance(event, MappingStartEvent) else []
            self._put(value, line)
            self.open.append((value, []))
            if len(self.open) > MAX_DEPTH:
                raise _fault(
                    _(
                        "This file is nested too deeply (line %(line)d). Please use the form that "
                        "the export writes."
                    ),
                    line,
                )
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.open.pop()
        elif isinstance(event, DocumentEndEvent):
            self.documents.append(self.root)
            self.root = None

    def _put(self, value: Any, line: int) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise _fault(
                _("This file has too many entries (line %(line)d). Please split it."), line
            )
        if not self.open:
            self.root = value
            return
        holder, key = self.open[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif not key:
            if not isinstance(value, str):
                raise _fault(_("A list cannot be a key (line %(line)d)."), line)
            key.append(value)
        else:
            name = str(key.pop())
            if name in holder:
                holder.doubled.append(name)
            holder[name] = value


def documents(text: str, *, shift: int = 0) -> list[Any]:
    """The documents of a YAML text. Raises UnreadableFile that says in which line it stopped."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + shift
        raise UnreadableFile(
            _("This is not valid YAML near line %(line)d. Please check indents and quotes."),
            params={"line": line},
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableFile(
            _(
                "This file contains characters that YAML does not allow. Please save it as "
                "UTF-8 text."
            )
        ) from error
    return builder.documents


def _fault(message: Any, line: int) -> UnreadableFile:
    return UnreadableFile(message, params={"line": line})
