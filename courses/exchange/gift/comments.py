"""What comments say about the question below them.

Moodle 3.8 and later know `[id:…]` and `[tag:…]`; a `]` inside is written `\\]`. Two of our own
follow that custom and are ignored elsewhere: `[difficulty:…]`, and for a cloze its whole content as
JSON after `cloze:`, because GIFT has one gap at most.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...models.questions import Question
from ..items import Given

# Bounded, so that unclosed brackets take no quadratic time.
MARK = re.compile(r"\[(id|tag|difficulty):((?:\\[\]\\]|[^\]]){1,200})\]")
CLOZE = "cloze:"
MAX_TAGS = 20
MAX_TAG = 100


@dataclass(frozen=True)
class Remarks:
    """`cloze` is (prompt as HTML, text in our notation), or None."""

    id: str = ""
    tags: tuple[str, ...] = ()
    difficulty: str = ""
    cloze: tuple[str, str] | None = None


def remarks_of(comments: Iterable[str]) -> Remarks:
    found: dict[str, list[str]] = {"id": [], "tag": [], "difficulty": []}
    cloze = None
    for comment in comments:
        if comment.startswith(CLOZE):
            cloze = _cloze(comment.removeprefix(CLOZE)) or cloze
            continue
        for match in MARK.finditer(comment):
            text = " ".join(re.sub(r"\\([\]\\])", r"\1", match[2]).split())
            found[match[1]].append(text)
    return Remarks(
        id=next(iter(found["id"]), ""),
        tags=tuple(dict.fromkeys(tag[:MAX_TAG] for tag in found["tag"] if tag))[:MAX_TAGS],
        difficulty=next(filter(Question.Difficulty.values.__contains__, found["difficulty"]), ""),
        cloze=cloze,
    )


def remarks_for(given: Given) -> str:
    """The comment line above a question."""
    marks = [f"[id:{_escaped(given.reference)}]"]
    marks += [f"[tag:{_escaped(tag)}]" for tag in given.tags]
    marks += [f"[difficulty:{given.difficulty}]"] if given.difficulty else []
    return "// " + " ".join(marks)


def cloze_remark(prompt: str, text: str) -> str:
    content = json.dumps({"prompt": prompt, "text": text}, ensure_ascii=False)
    return f"// {CLOZE} {content}"


def _cloze(content: str) -> tuple[str, str] | None:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    prompt, text = found.get("prompt"), found.get("text")
    return (prompt, text) if isinstance(prompt, str) and isinstance(text, str) else None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("]", "\\]")
