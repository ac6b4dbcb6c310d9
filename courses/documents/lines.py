"""Spaces where lines break, so that a machine reads two words and not one.

The layout drops the space at which it breaks a line. For the eye nothing is lost; a screen reader
would join the last word of a line with the first of the next one (ISO 14289-1, 7.2).
"""

from collections.abc import Sequence
from typing import Any


def with_spaces_at_breaks(lines: Sequence[Any], fragments: Sequence[Any]) -> list[Any]:
    """The lines of a paragraph, each but the last ending with a space unless a word was cut."""
    plain = " ".join("".join(map(_text, fragments)).split())
    spaced, position, known = list(lines), 0, True
    for number, line in enumerate(lines[:-1]):
        text = " ".join(_line_text(line).split())
        known = known and plain.startswith(text, position)
        position += len(text)
        if known and plain[position : position + 1] not in {" ", ""}:
            continue
        position += 1
        spaced[number] = _with_space(line)
    return spaced


def _text(fragment: Any) -> str:
    text = getattr(fragment, "text", "")
    words = getattr(fragment, "words", None)
    return text if isinstance(text, str) and text else _joined(words or [])


def _joined(words: Sequence[Any]) -> str:
    return " ".join(w.decode() if isinstance(w, bytes) else str(w) for w in words)


def _line_text(line: Any) -> str:
    if isinstance(line, tuple):
        return _joined(line[1])
    return "".join(_plain(getattr(word, "text", "")) for word in line.words)


def _plain(text: str | bytes) -> str:
    return text.decode() if isinstance(text, bytes) else text


def _with_space(line: Any) -> Any:
    """A line is (room, words) in one type, or holds fragments in several."""
    if isinstance(line, tuple):
        room, words = line
        return (room, [*words[:-1], _spaced(words[-1])]) if words else line
    words = list(line.words)
    if not words or hasattr(words[-1], "cbDefn") or not words[-1].text:
        return line
    words[-1] = words[-1].clone(text=_spaced(words[-1].text))
    return line.clone(words=words)


def _spaced(word: str | bytes) -> str | bytes:
    return word + b" " if isinstance(word, bytes) else word + " "
