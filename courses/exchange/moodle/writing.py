"""Questions → Moodle XML that Moodle imports (made after what Moodle 4 and 5 export)."""

from collections.abc import Callable, Iterable
from typing import Any

from ..items import Given
from .gaps_out import gap_text
from .headers import DIFFICULTY
from .markup import answer, html, tag, text

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
# Weights Moodle knows (question_bank::get_fraction_options); it refuses to import others.
WEIGHTS = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571",
    8: "12.5", 9: "11.11111", 10: "10",
}  # fmt: skip
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true_false": "truefalse",
    "matching": "matching",
    "ordering": "ordering",
    "cloze": "cloze",
    "short_answer": "shortanswer",
}
Body = dict[str, Any]


def write(questions: Iterable[Given]) -> bytes:
    """A file with all questions in the given order, UTF-8.

    The reference is name and id number; the difficulty is a tag "difficulty:easy". Moodle knows no
    weight for 11 or 12 right answers; the next one below is used (10 %), so ten of them suffice.
    """
    parts = [HEAD]
    category: tuple[str, ...] = ()
    for given in questions:
        if given.category != category:
            category = given.category
            parts.append(_category(category))
        parts.append(_question(given))
    return "".join([*parts, "</quiz>\n"]).encode()


def _category(category: tuple[str, ...]) -> str:
    if category:
        inner = f"<category>{text('/'.join(['$course$/top', *map(_part, category)]))}</category>"
    else:
        # Moodle needs a name for the place; the attribute tells our own reader that it means none.
        inner = f'<category ungrouped="1">{text("$course$/top/Ungrouped")}</category>'
    info = '<info format="html"><text></text></info>'
    return f'<question type="category">{inner}{info}<idnumber></idnumber></question>\n'


def _part(name: str) -> str:
    """A slash inside a name is doubled; at its ends a blank keeps it off the next slash."""
    name = name.replace("/", "//")
    return f"{' ' * name.startswith('/')}{name}{' ' * name.endswith('/')}"


def _question(given: Given) -> str:
    body = given.body
    kind = body["kind"]
    prompt = gap_text(body) if kind == "cloze" else body["prompt"]
    return "".join(
        [
            f'<question type="{TYPES[kind]}">',
            f"<name>{text(given.reference)}</name>",
            html("questiontext", prompt, given.pictures),
            html("generalfeedback", body["feedback"]),
            "" if kind == "cloze" else tag("defaultgrade", "1.0000000"),
            tag("penalty", "1.0000000" if kind == "true_false" else "0.3333333"),
            tag("hidden", "0"),
            tag("idnumber", given.reference[:100]),
            WRITERS[kind](body),
            _tags(given),
            "</question>\n",
        ]
    )


def _tags(given: Given) -> str:
    level = [f"{DIFFICULTY}{given.difficulty}"] if given.difficulty else []
    tags = "".join(f"<tag>{text(one)}</tag>" for one in [*level, *given.tags])
    return f"<tags>{tags}</tags>" if tags else ""


def _combined() -> str:
    return "".join(html(name, "") for name in COMBINED)


def _choice(body: Body) -> str:
    right = sum(option["correct"] for option in body["options"])
    single = body["kind"] == "single"
    weight = WEIGHTS.get(right, "10")
    answers = [
        answer(
            weight if option["correct"] else "0" if single else f"-{weight}",
            option["text"],
            option["feedback"],
        )
        for option in body["options"]
    ]
    return "".join(
        [
            tag("single", "true" if single else "false"),
            tag("shuffleanswers", "true"),
            tag("answernumbering", "abc"),
            tag("showstandardinstruction", "0"),
            _combined(),
            *answers,
        ]
    )


def _true_false(body: Body) -> str:
    return "".join(
        answer(
            "100" if body["answer"] is said else "0",
            word,
            body[f"feedback_{word}"],
            style="moodle_auto_format",
        )
        for said, word in ((True, "true"), (False, "false"))
    )


def _matching(body: Body) -> str:
    texts = {choice["id"]: choice["text"] for choice in body["choices"]}
    used = {pair["choice"] for pair in body["pairs"]}
    rows = [(pair["left"], texts[pair["choice"]]) for pair in body["pairs"]]
    rows += [("", words) for key, words in texts.items() if key not in used]
    return "".join(
        [tag("shuffleanswers", "true"), _combined(), tag("shownumcorrect", "")]
        + [
            f'<subquestion format="html">{text(left)}'
            f'<answer format="plain_text">{text(right)}</answer></subquestion>'
            for left, right in rows
        ]
    )


def _ordering(body: Body) -> str:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "ALL_OR_NOTHING",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    return "".join(
        [tag(name, value) for name, value in settings.items()]
        + [_combined()]
        + [
            f'<answer fraction="{place}.0000000" format="plain_text">{text(item["text"])}</answer>'
            for place, item in enumerate(body["items"], start=1)
        ]
    )


def _short_answer(body: Body) -> str:
    # An asterisk means "anything" in Moodle.
    spellings = [accepted.replace("*", "\\*") for accepted in body["accept"]]
    answers = [answer("100", spelling, style="plain_text") for spelling in spellings]
    return "".join([tag("usecase", "0"), *answers])


WRITERS: dict[str, Callable[[Body], str]] = {
    "single": _choice,
    "multiple": _choice,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": lambda body: "",
    "short_answer": _short_answer,
}
