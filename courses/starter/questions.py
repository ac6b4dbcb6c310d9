"""A question as written in YAML → its frozen body, and into the bank."""

import json
import string
from typing import Any

from ..html import clean_html
from ..models import Question, Topic
from ..questions.gaps import tidy, tokenise
from ..questions.registry import KINDS
from ..questions.rich_texts import stream_data
from .ledger import Ledger
from .markdown import html_of


def body_text(text: str) -> str:
    """Markdown as a frozen body holds it: not in the spelling of Wagtail's editor."""
    return clean_html(html_of(text))


def inline(text: str) -> str:
    """Markdown of one line, without the paragraph around it; a YAML block (`|`) keeps it."""
    html = html_of(text)
    is_block = text.endswith("\n")
    if not is_block and html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return clean_html(html)


def body_of(entry: dict[str, Any]) -> dict[str, Any]:
    """The frozen body of a YAML question. Raises ValidationError if it is not a valid one."""
    body = {
        "kind": entry["kind"],
        "prompt": body_text(entry.get("prompt", "")),
        "feedback": body_text(entry.get("feedback", "")),
        "pictures": [],
    } | BUILDERS[entry["kind"]](entry)
    KINDS[entry["kind"]].check(body)
    return body


def options(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "options": [
            {
                "id": letter,
                "text": inline(option["text"]),
                "correct": option["correct"],
                "feedback": inline(option.get("feedback", "")),
            }
            for letter, option in zip(string.ascii_lowercase, entry["options"], strict=False)
        ]
    }


def true_false(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "answer": entry["answer"],
        "feedback_true": inline(entry.get("feedback_true", "")),
        "feedback_false": inline(entry.get("feedback_false", "")),
    }


def matching(entry: dict[str, Any]) -> dict[str, Any]:
    texts = list(dict.fromkeys([pair["right"] for pair in entry["pairs"]]))
    texts += [text for text in entry.get("distractors", []) if text not in texts]
    ids = dict(zip(texts, string.ascii_lowercase, strict=False))
    return {
        "pairs": [
            {"id": str(number), "left": inline(pair["left"]), "choice": ids[pair["right"]]}
            for number, pair in enumerate(entry["pairs"], start=1)
        ],
        "choices": [{"id": letter, "text": text} for text, letter in ids.items()],
    }


def ordering(entry: dict[str, Any]) -> dict[str, Any]:
    pairs = zip(string.ascii_lowercase, entry["items"], strict=False)
    return {"items": [{"id": letter, "text": text} for letter, text in pairs]}


BUILDERS = {
    "single": options,
    "multiple": options,
    "true_false": true_false,
    "matching": matching,
    "ordering": ordering,
    "cloze": lambda entry: {"segments": tokenise(tidy(entry["text"]))},
    "short_answer": lambda entry: {"accept": [str(text) for text in entry["accept"]]},
}


def load_question(ledger: Ledger, entry: dict[str, Any], topic: Topic | None) -> Question | None:
    """Put one question into the bank and publish it, which freezes its first version."""
    body = body_of(entry)

    def write(existing: Question | None) -> Question:
        question = existing or Question(reference=entry["reference"])
        question.body = json.dumps(stream_data(body, settled=True))
        question.topic = topic
        question.difficulty = entry.get("difficulty", Question.Difficulty.MEDIUM)
        question.live = False
        question.full_clean()
        question.save()
        question.tags.set(entry.get("tags", []))
        question.save_revision().publish()
        return Question.objects.get(pk=question.pk)

    return ledger.load(
        f"questions/{entry['reference']}",
        entry,
        find=lambda: Question.objects.filter(reference=entry["reference"]).first(),
        write=write,
    )
