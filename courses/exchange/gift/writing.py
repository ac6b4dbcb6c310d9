"""Frozen bodies → GIFT, as Moodle writes it: rich text in [html], every sign of the format escaped.

What GIFT cannot say: a cloze with several gaps becomes a matching question elsewhere, and a comment
above it keeps the original for us. Images travel as `data:` addresses.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from ...questions.cloze import gaps_of
from ...questions.gaps import written
from ..items import Given
from .categories import joined_path
from .comments import cloze_remark, remarks_for
from .groups import WEIGHT
from .pictures import picture_html
from .texts import FORMAT

SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n", "\r": None})
# The ordering type of Moodle takes its lines as they are, but shows them as HTML.
ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\~=#{}/$:"})
HEADER = "// GIFT"


def write(questions: Iterable[Given]) -> bytes:
    """A GIFT file in UTF-8. A category stands above the questions that it holds."""
    parts, category = [HEADER], ()
    for given in questions:
        if given.category != category:
            category = given.category
            parts.append(f"$CATEGORY: {joined_path(category)}")
        parts.append(question(given))
    return ("\n\n".join(parts) + "\n").encode()


def question(given: Given) -> str:
    """One question with the comments above it."""
    return "\n".join([remarks_for(given), *WRITERS[given.body["kind"]](given)])


def head(given: Given, further: str = "") -> str:
    """Title and question text."""
    prompt = given.body["prompt"] + "".join(map(picture_html, given.pictures))
    return f"::{signs(given.reference)}::[html]{signs(prompt + further)}"


def signs(text: str) -> str:
    return text.translate(SIGNS)


def rich(html: str) -> str:
    """HTML of an answer or a feedback; it shares the [html] of the question text."""
    plain = FORMAT.match(html) or WEIGHT.match(html)
    return ("[html]" if plain else "") + signs(html)


def remark(html: str) -> str:
    return f"#{rich(html)}" if html else ""


def general(body: dict[str, Any]) -> list[str]:
    return [f"\t####{rich(body['feedback'])}"] if body["feedback"] else []


def options(given: Given, marks: Callable[[dict[str, Any]], str]) -> list[str]:
    lines = [
        f"\t{marks(option)}{rich(option['text'])}{remark(option['feedback'])}"
        for option in given.body["options"]
    ]
    return [head(given) + "{", *lines, *general(given.body), "}"]


def single(given: Given) -> list[str]:
    return options(given, lambda option: "=" if option["correct"] else "~")


def multiple(given: Given) -> list[str]:
    """Each right option is worth the same share, each wrong one costs as much."""
    right = sum(option["correct"] for option in given.body["options"])
    share = f"{100 / right:.5f}".rstrip("0").rstrip(".")
    return options(given, lambda option: f"~%{'' if option['correct'] else '-'}{share}%")


def true_false(given: Given) -> list[str]:
    body = given.body
    right = body["feedback_true"] if body["answer"] else body["feedback_false"]
    wrong = body["feedback_false"] if body["answer"] else body["feedback_true"]
    said = f"#{rich(wrong)}" if wrong or right else ""
    line = f"{head(given)}{{{'TRUE' if body['answer'] else 'FALSE'}{said}{remark(right)}"
    return [line, *general(body), "}"] if body["feedback"] else [line + "}"]


def matching(given: Given) -> list[str]:
    body = given.body
    texts = {choice["id"]: choice["text"] for choice in body["choices"]}
    used = {pair["choice"] for pair in body["pairs"]}
    lines = [pair_line(pair["left"], texts[pair["choice"]]) for pair in body["pairs"]]
    lines += [pair_line("", texts[key]) for key in texts if key not in used]
    return [head(given) + "{", *lines, *general(body), "}"]


def pair_line(left: str, right: str) -> str:
    """An arrow on the left would end it; as HTML it is spelt differently."""
    return f"\t={rich(left.replace('->', '-&gt;'))} -> {signs(escape(right, quote=False))}"


def ordering(given: Given) -> list[str]:
    items = [escape(item["text"], quote=False).translate(ENTITIES) for item in given.body["items"]]
    settings = f">{len(items)} ALL VERTICAL ALL_OR_NOTHING HIDE none"
    return [f"{head(given)}{{{settings}", *items, *general(given.body), "}"]


def short_answer(given: Given) -> list[str]:
    lines = [f"\t={spelling(text)}" for text in given.body["accept"]]
    return [head(given) + "{", *lines, *general(given.body), "}"]


def spelling(text: str) -> str:
    """A star is a wildcard unless escaped; a weight keeps an arrow from making a pair."""
    needs_format = FORMAT.match(text) or WEIGHT.match(text)
    start = ("%100%" if "->" in text else "") + ("[plain]" if needs_format else "")
    return start + signs(text.replace("*", "\\*"))


def cloze(given: Given) -> list[str]:
    """One gap: Moodle's missing word. Several: pairs of a number and its word."""
    body, gaps = given.body, gaps_of(given.body)
    comment = cloze_remark(body["prompt"], written(body["segments"]))
    if len(gaps) == 1:
        before, after = gap_html(body, lambda _gap: "\0").split("\0")
        answers = " ".join(f"={spelling(text)}" for text in gaps[0]["accept"])
        said = "".join(general(body)).strip()
        line = f"{head(given, before)}{{{answers}{said}}}{signs(after)}"
        return [comment, line]
    text = gap_html(body, lambda gap: f"[{gap['id']}]")
    lines = [pair_line(f"[{gap['id']}]", gap["accept"][0]) for gap in gaps]
    return [comment, head(given, text) + "{", *lines, *general(body), "}"]


def gap_html(body: dict[str, Any], show: Callable[[dict[str, Any]], str]) -> str:
    text = "".join(
        escape(segment, quote=False) if isinstance(segment, str) else show(segment)
        for segment in body["segments"]
    )
    return "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())


WRITERS: dict[str, Callable[[Given], list[str]]] = {
    "single": single,
    "multiple": multiple,
    "true_false": true_false,
    "matching": matching,
    "ordering": ordering,
    "short_answer": short_answer,
    "cloze": cloze,
}
