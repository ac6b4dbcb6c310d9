"""Frozen bodies → YAML with Markdown inside, as people write it: `courses/starter/README.md`."""

import base64
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from ...questions.gaps import written
from ...starter.questions import body_text, inline
from ..items import Given
from .markdown_of import markdown_of

# The C emitter is ten times as fast; it is not part of every build of PyYAML.
Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Entry = dict[str, Any]
NEVER = 1_000_000


class Dumper(Base):
    """Texts of several lines stand as blocks, as in a file written by hand."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, _text)


def write(questions: Iterable[Given]) -> bytes:
    """A YAML file in UTF-8: `questions:` and one entry for each."""
    entries = [entry(given) for given in questions]
    text = yaml.dump(
        {"questions": entries}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=NEVER
    )
    # A blank line between questions; only list items stand at this indent.
    return text.replace("\n- reference:", "\n\n- reference:").encode()


def entry(given: Given) -> Entry:
    body = given.body
    found: Entry = {"reference": given.reference, "kind": body["kind"]}
    found |= {"category": list(given.category)} if given.category else {}
    found |= {"difficulty": given.difficulty} if given.difficulty else {}
    found |= {"tags": list(given.tags)} if given.tags else {}
    found |= {"prompt": block(body["prompt"]), "feedback": block(body["feedback"])}
    found |= WRITERS[body["kind"]](body)
    if given.pictures:
        found["pictures"] = [
            {"name": one.name, "alt": one.alt, "data": base64.b64encode(one.content).decode()}
            for one in given.pictures
        ]
    return found


def block(html: str) -> str:
    return markdown_of(html, lambda source: body_text(source).strip())


def line(html: str) -> str:
    """An option, a left side or the feedback to an option."""
    return markdown_of(html, lambda source: inline(source).strip())


def options(body: dict[str, Any]) -> Entry:
    return {
        "options": [
            {
                "text": line(option["text"]),
                "correct": option["correct"],
                "feedback": line(option["feedback"]),
            }
            for option in body["options"]
        ]
    }


def true_false(body: dict[str, Any]) -> Entry:
    return {
        "answer": body["answer"],
        "feedback_true": line(body["feedback_true"]),
        "feedback_false": line(body["feedback_false"]),
    }


def matching(body: dict[str, Any]) -> Entry:
    texts = {choice["id"]: choice["text"] for choice in body["choices"]}
    used = {pair["choice"] for pair in body["pairs"]}
    return {
        "pairs": [
            {"left": line(pair["left"]), "right": texts[pair["choice"]]} for pair in body["pairs"]
        ],
        "distractors": [text for key, text in texts.items() if key not in used],
    }


WRITERS: dict[str, Callable[[dict[str, Any]], Entry]] = {
    "single": options,
    "multiple": options,
    "true_false": true_false,
    "matching": matching,
    "ordering": lambda body: {"items": [item["text"] for item in body["items"]]},
    "cloze": lambda body: {"text": written(body["segments"])},
    "short_answer": lambda body: {"accept": list(body["accept"])},
}
