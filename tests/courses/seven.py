"""One frozen body of each kind; whatever must not be told is a word that stands nowhere else."""

from typing import Any

COMMON = {"prompt": "<p>Gefragt?</p>", "feedback": "<p>Allgemeinwort</p>", "pictures": []}


def option(key: str, *, correct: bool) -> dict[str, Any]:
    text = {"id": key, "text": f"Wahl {key}", "correct": correct}
    return text | {"feedback": f"<p>Hinweis-{key}</p>"}


BODIES: dict[str, dict[str, Any]] = {
    "single": COMMON
    | {"kind": "single", "options": [option(key, correct=key == "b") for key in "abc"]},
    "multiple": COMMON
    | {"kind": "multiple", "options": [option(key, correct=key in "bc") for key in "abcd"]},
    "true_false": COMMON
    | {
        "kind": "true_false",
        "answer": True,
        "feedback_true": "<p>Hinweis-wahr</p>",
        "feedback_false": "<p>Hinweis-falsch</p>",
    },
    "matching": COMMON
    | {
        "kind": "matching",
        "pairs": [
            {"id": "1", "left": "Links eins", "choice": "a"},
            {"id": "2", "left": "Links zwei", "choice": "b"},
        ],
        "choices": [{"id": "a", "text": "Geheim-a"}, {"id": "b", "text": "Geheim-b"}],
    },
    "ordering": COMMON
    | {
        "kind": "ordering",
        "items": [{"id": key, "text": f"Schritt {key}"} for key in "abc"],
    },
    "cloze": COMMON
    | {
        "kind": "cloze",
        "segments": [
            "Ein Text mit ",
            {"id": "1", "accept": ["Geheim-a", "Auch-a"]},
            " und ",
            {"id": "2", "accept": ["Geheim-b"]},
            ".",
        ],
    },
    "short_answer": COMMON | {"kind": "short_answer", "accept": ["Geheim-a", "Auch-a"]},
}

# A response to each that earns no full point, and one that was drawn but not answered is None.
WRONG: dict[str, Any] = {
    "single": "a",
    "multiple": ["a", "b"],
    "true_false": False,
    "matching": {"1": "b"},
    "ordering": ["c", "b", "a"],
    "cloze": {"1": "irgendwas"},
    "short_answer": "irgendwas",
}
