"""Hypothesis strategies for the exchange formats: bodies and questions to be written.

The bodies are those of `tests.courses.questions.bodies` plus ones full of the signs that one of
the formats gives a meaning of its own. Everything is canonical: `KINDS[kind].check(body)` passes.
"""

from typing import Any

from hypothesis import strategies as st

from courses.exchange.items import Given
from courses.questions.registry import KINDS
from courses.questions.text import comparable

from ..questions import bodies as ordinary

# GIFT, Moodle cloze, Markdown, YAML, XML and templates, each with what it could stumble over.
SPECIAL = [
    "~", "=", "#", "{", "}", ":", "\\", "<", ">", "&", "|", "->", "::", "//", "####", "%50%", "*",
    "_", "`", "[html]", "$CATEGORY:", "]]>", "&amp;", "{1:SA:=a}", "@@PLUGINFILE@@", "- ", "1. ",
    "\\n", "'", '"', "%", "!", "?", "@", "---", "…", "ß", "Ärzt:innen", "§ 8a", "{T}", "=%100%",
    "→", "null", "yes", "1e3", "“", "\N{NO-BREAK SPACE}", "[", "](", "![", "+", "~~~", "1)", "|-|",
]  # fmt: skip
STRANGE = (
    st.lists(st.one_of(st.sampled_from(SPECIAL), ordinary.WORDS), min_size=1, max_size=5)
    .map(lambda parts: "".join(parts)[:60])
    .filter(lambda text: bool(comparable(" ".join(text.split()))))
)
PLAIN = st.one_of(ordinary.PLAIN, STRANGE)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(inner: st.SearchStrategy[str], *patterns: str) -> st.SearchStrategy[str]:
    return st.builds(lambda text, wrap: wrap % text, inner, st.sampled_from(patterns))


INLINE = wrapped(
    PLAIN.map(escaped),
    "%s",
    "<b>%s</b>",
    "%s <i>kursiv</i>",
    "<strong>%s</strong>",
    "<code>%s</code> H<sub>2</sub>O",
    "%s<br>zweite Zeile",
    '<span lang="en">%s</span>',
)
HTML = wrapped(
    INLINE,
    "<p>%s</p>",
    "%s",
    "<ul><li>%s</li><li>zwei</li></ul>",
    "<ol><li>%s</li></ol>",
    "<p>%s</p>\n<p>Und?</p>",
    "<h3>%s</h3><p>Text</p>",
    "<blockquote><p>%s</p></blockquote>",
    '<p><a href="https://example.org/?a=1&amp;b=2#c" title="x">%s</a></p>',
    "<table><tbody><tr><th>Kopf</th><td>%s</td></tr></tbody></table>",
)
MAYBE_HTML = st.one_of(st.just(""), HTML)


@st.composite
def options(draw: st.DrawFn, *, several: bool) -> list[dict[str, Any]]:
    labels = draw(ordinary.texts(INLINE))
    places = st.integers(0, len(labels) - 1)
    right = draw(st.sets(places, min_size=1)) if several else {draw(places)}
    return [
        {"text": text, "correct": place in right, "feedback": draw(MAYBE_HTML)}
        for place, text in enumerate(labels)
    ]


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    lefts, rights = draw(ordinary.texts(INLINE)), draw(ordinary.texts(PLAIN))
    chosen = [draw(st.sampled_from(rights)) for _left in lefts]
    rows = [{"left": left, "right": right} for left, right in zip(lefts, chosen, strict=True)]
    return {"pairs": rows, "distractors": [text for text in rights if text not in chosen]}


@st.composite
def cloze_text(draw: st.DrawFn) -> str:
    bare = PLAIN.map(lambda text: text.translate(str.maketrans("", "", "{}|")).strip() or "x")
    between = st.builds(
        lambda text, end: text.replace("{{", "{").replace("}}", "}").strip("{}") + end,
        PLAIN,
        st.sampled_from([" ", "\n", "\n\n", ""]),
    )
    gaps = draw(st.lists(st.lists(bare, min_size=1, max_size=3), min_size=1, max_size=5))
    return "".join(draw(between) + "{{" + "|".join(spellings) + "}}" for spellings in gaps)


COMMON = {"prompt": HTML, "feedback": MAYBE_HTML}
STRANGE_VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "single": st.fixed_dictionaries(COMMON | {"options": options(several=False)}),
    "multiple": st.fixed_dictionaries(COMMON | {"options": options(several=True)}),
    "true_false": st.fixed_dictionaries(
        COMMON
        | {
            "answer": st.sampled_from(["true", "false"]),
            "feedback_true": MAYBE_HTML,
            "feedback_false": MAYBE_HTML,
        }
    ),
    "matching": st.builds(lambda common, own: common | own, st.fixed_dictionaries(COMMON), pairs()),
    "ordering": st.fixed_dictionaries(COMMON | {"items": ordinary.texts(PLAIN)}),
    "cloze": st.fixed_dictionaries(COMMON | {"prompt": MAYBE_HTML, "text": cloze_text()}),
    "short_answer": st.fixed_dictionaries(
        COMMON | {"accept": st.lists(PLAIN, min_size=1, max_size=4)}
    ),
}


def bodies(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Canonical bodies of one kind ("single", "cloze" …)."""
    strange = (
        STRANGE_VALUES[kind]
        .filter(lambda value: ordinary.usable(kind, value))
        .map(KINDS[kind].freeze)
    )
    return st.one_of(strange, ordinary.bodies(kind))


ANY_BODY = st.sampled_from(sorted(KINDS)).flatmap(bodies)
NAMES = PLAIN.map(lambda text: " ".join(text.split())[:40].strip()).filter(bool)
TAGS = st.lists(NAMES, max_size=3, unique=True).map(tuple)
CATEGORIES = st.lists(NAMES, max_size=3).map(tuple)


def givens(kind: str | None = None) -> st.SearchStrategy[Given]:
    """Questions without pictures, of one kind or of any."""
    return st.builds(
        Given,
        reference=NAMES,
        body=bodies(kind) if kind else ANY_BODY,
        category=CATEGORIES,
        tags=TAGS,
        difficulty=st.sampled_from(["", "easy", "medium", "hard"]),
    )
