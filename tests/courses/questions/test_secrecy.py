"""Nothing a learner gets before handing in tells the solution."""

import random
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.questions.registry import KINDS, kind_of

from .bodies import ANY_BODY, VALUES, bodies, usable

TELLING = ("correct", "accept", "feedback", "answer", "solution", "right")


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def page(body: dict[str, Any], order: list[str]) -> str:
    kind = kind_of(body)
    question = kind.view(body, order, None) | {"name": "q"}
    return render_to_string(f"courses/questions/form/{kind.slug}.html", {"question": question})


@given(ANY_BODY, st.integers())
def test_the_view_has_no_telling_key(body: dict[str, Any], seed: int) -> None:
    kind = kind_of(body)
    view = kind.view(body, kind.draw(body, random.Random(seed)), kind.key(body))
    assert not [key for key in keys(view) if any(word in key for word in TELLING)]


@given(st.sampled_from(["single", "multiple"]).flatmap(bodies))
def test_the_page_is_the_same_whichever_option_is_right(body: dict[str, Any]) -> None:
    ids = [option["id"] for option in body["options"]]
    pages = {
        page(
            body
            | {
                "options": [
                    o | {"correct": o["id"] == right, "feedback": right} for o in body["options"]
                ]
            },
            ids,
        )
        for right in ids
    }
    assert len(pages) == 1


@given(bodies("true_false"))
def test_the_page_is_the_same_whether_true_or_false(body: dict[str, Any]) -> None:
    assert page(body | {"answer": True}, []) == page(body | {"answer": False}, [])


@given(VALUES["ordering"].filter(lambda value: usable("ordering", value)), st.randoms())
def test_the_page_is_the_same_whatever_the_right_order(
    value: dict[str, Any], rng: random.Random
) -> None:
    kind = KINDS["ordering"]
    items = value["items"]
    one = kind.freeze(value)
    other = kind.freeze(value | {"items": rng.sample(items, len(items))})
    assert page(one, []) == page(other, [])
    ids = {item["text"]: item["id"] for item in other["items"]}
    shown = [item["id"] for item in one["items"]]
    assert page(one, shown) == page(other, [ids[item["text"]] for item in one["items"]])


@given(bodies("matching"), st.randoms())
def test_the_page_is_the_same_whatever_matches(body: dict[str, Any], rng: random.Random) -> None:
    kind = KINDS["matching"]
    raw = kind.thaw(body)
    rights = [pair["right"] for pair in raw["pairs"]]
    turned = rights[1:] + rights[:1]
    pairs = [pair | {"right": right} for pair, right in zip(raw["pairs"], turned, strict=True)]
    assert page(body, []) == page(kind.freeze(raw | {"pairs": pairs}), [])


@given(bodies("cloze"))
def test_the_page_is_the_same_whatever_fills_the_gaps(body: dict[str, Any]) -> None:
    segments = [
        one if isinstance(one, str) else one | {"accept": ["x" * 70]} for one in body["segments"]
    ]
    assert page(body, []) == page(body | {"segments": segments}, [])


@given(bodies("short_answer"))
@settings(max_examples=30)
def test_the_page_is_the_same_whatever_is_accepted(body: dict[str, Any]) -> None:
    assert page(body, []) == page(body | {"accept": ["x" * 70], "feedback": "<p>x</p>"}, [])
