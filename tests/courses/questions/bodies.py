"""Hypothesis strategies: valid bodies of all seven kinds, made the way an author makes them."""

from typing import Any

from hypothesis import strategies as st

from courses.questions.registry import KINDS
from courses.questions.text import comparable

ALPHABET = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
WORDS = st.text(alphabet="abcdefghijklmnopäöüß§ -&<>'\"14", min_size=1, max_size=24)
PLAIN = st.one_of(WORDS, st.text(alphabet=ALPHABET, min_size=1, max_size=20)).filter(
    lambda text: bool(comparable(" ".join(text.split())))
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


INLINE = st.builds(
    lambda text, wrap: wrap % _escaped(text),
    PLAIN,
    st.sampled_from(["%s", "<b>%s</b>", "<i>%s</i>"]),
)
HTML = st.builds(
    lambda text, wrap: wrap % text,
    INLINE,
    st.sampled_from(["<p>%s</p>", "%s", "<ul><li>%s</li></ul>", "<p>%s</p><p>Und?</p>"]),
)
MAYBE_HTML = st.one_of(st.just(""), HTML)


def _unlike(count: int, texts: list[str]) -> list[str]:
    """Texts that differ for certain: each gets its number."""
    return [f"{number}. {text}" for number, text in enumerate(texts[:count], start=1)]


def texts(of: st.SearchStrategy[str], least: int = 2, most: int = 6) -> st.SearchStrategy[Any]:
    return st.lists(of, min_size=least, max_size=most).map(lambda found: _unlike(most, found))


@st.composite
def options(draw: st.DrawFn, *, several: bool) -> list[dict[str, Any]]:
    labels = draw(texts(INLINE))
    places = st.integers(0, len(labels) - 1)
    right = draw(st.sets(places, min_size=1)) if several else {draw(places)}
    return [
        {"text": text, "correct": place in right, "feedback": draw(MAYBE_HTML)}
        for place, text in enumerate(labels)
    ]


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    lefts = draw(texts(INLINE))
    rights = draw(texts(PLAIN))
    chosen = [draw(st.sampled_from(rights)) for _left in lefts]
    rows = [{"left": left, "right": right} for left, right in zip(lefts, chosen, strict=True)]
    return {"pairs": rows, "distractors": [text for text in rights if text not in chosen]}


@st.composite
def cloze_text(draw: st.DrawFn) -> str:
    bare = PLAIN.map(lambda text: text.translate(str.maketrans("", "", "{}|")).strip() or "x")
    gaps = draw(st.lists(st.lists(bare, min_size=1, max_size=3), min_size=1, max_size=5))
    between = [draw(bare) + draw(st.sampled_from([" ", "\n", ""])) for _gap in gaps]
    return "".join(
        text + "{{" + "|".join(spellings) + "}}"
        for text, spellings in zip(between, gaps, strict=True)
    )


COMMON = {"prompt": HTML, "feedback": MAYBE_HTML}
VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
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
    "ordering": st.fixed_dictionaries(COMMON | {"items": texts(PLAIN)}),
    "cloze": st.fixed_dictionaries(COMMON | {"text": cloze_text()}),
    "short_answer": st.fixed_dictionaries(
        COMMON | {"accept": st.lists(PLAIN, min_size=1, max_size=4)}
    ),
}


def usable(slug: str, value: dict[str, Any]) -> bool:
    """Random texts now and then collapse into an empty or doubled entry; authors are told."""
    return not KINDS[slug].problems(value)


def bodies(slug: str) -> st.SearchStrategy[dict[str, Any]]:
    values = VALUES[slug].filter(lambda value: usable(slug, value))
    return values.map(KINDS[slug].freeze)


ANY_BODY = st.sampled_from(sorted(KINDS)).flatmap(bodies)


def responses(body: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Valid responses of every quality, unanswered ones included."""
    kind = KINDS[body["kind"]]
    written = st.one_of(PLAIN, st.just("")).map(lambda text: text[:80])
    if kind.slug == "single":
        found: Any = st.sampled_from([option["id"] for option in body["options"]])
    elif kind.slug == "multiple":
        found = st.sets(st.sampled_from([option["id"] for option in body["options"]])).map(sorted)
    elif kind.slug == "true_false":
        found = st.booleans()
    elif kind.slug == "matching":
        ids = st.sampled_from([choice["id"] for choice in body["choices"]])
        found = st.fixed_dictionaries({}, optional={pair["id"]: ids for pair in body["pairs"]})
    elif kind.slug == "ordering":
        found = st.permutations(kind.key(body))
    elif kind.slug == "cloze":
        gaps = {gap: st.one_of(st.just(text), written) for gap, text in kind.key(body).items()}
        found = st.fixed_dictionaries({}, optional=gaps)
    else:
        found = st.one_of(written, st.sampled_from(body["accept"]))
    return st.one_of(st.none(), found)


ANSWERED = ANY_BODY.flatmap(lambda body: st.tuples(st.just(body), responses(body)))
