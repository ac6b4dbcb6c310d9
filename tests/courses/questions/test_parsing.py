"""From the submitted form to a response, whatever was submitted."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS, kind_of

from .bodies import ANSWERED, ANY_BODY, bodies

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=90),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(ANSWERED)
def test_the_form_of_a_response_parses_to_that_response(case: tuple[dict[str, Any], Any]) -> None:
    body, response = case
    kind = kind_of(body)
    stored = kind.validated(body, response)
    data = MultiValueDict(kind.form_data(body, stored, "answer"))
    assert kind.parse(body, data, "answer") == stored


@given(ANY_BODY)
def test_an_empty_form_is_unanswered(body: dict[str, Any]) -> None:
    kind = kind_of(body)
    assert kind.parse(body, QueryDict(), "answer") is None
    fields = kind.form_data(body, kind.key(body), "answer")
    assert kind.parse(body, MultiValueDict({name: [""] for name in fields}), "answer") is None


@given(ANY_BODY, st.data())
def test_arbitrary_form_data_is_parsed_or_refused(
    body: dict[str, Any], data: st.DataObject
) -> None:
    kind = kind_of(body)
    fields = sorted(kind.form_data(body, kind.key(body), "answer"))
    junk = data.draw(st.dictionaries(st.sampled_from(fields), JUNK, min_size=1))
    try:
        response = kind.parse(body, junk, "answer")
    except MalformedResponse:
        return
    assert kind.validated(body, response) == response


@given(ANY_BODY, JUNK)
def test_arbitrary_json_is_validated_or_refused(body: dict[str, Any], junk: Any) -> None:
    kind = kind_of(body)
    try:
        response = kind.validated(body, junk)
    except MalformedResponse:
        return
    assert kind.validated(body, response) == response
    assert 0 <= kind.grade(body, junk).fraction <= 1


@pytest.mark.parametrize("slug", ["short_answer", "cloze"])
@pytest.mark.parametrize(
    ("text", "message"),
    [("x" * 81, "too long"), ("a\0b", "cannot be stored"), ("a\ud800", "cannot be stored")],
)
def test_unusable_texts_are_refused_with_a_reason(slug: str, text: str, message: str) -> None:
    values = {
        "short_answer": {"prompt": "?", "accept": ["14"]},
        "cloze": {"prompt": "", "text": "Ein {{Wort}}"},
    }
    kind = KINDS[slug]
    body = kind.freeze(values[slug])
    field = next(iter(kind.form_data(body, kind.key(body), "q")))
    with pytest.raises(MalformedResponse, match=message):
        kind.parse(body, {field: text}, "q")


@given(st.sampled_from(["single", "multiple", "matching"]).flatmap(bodies))
def test_foreign_ids_are_refused(body: dict[str, Any]) -> None:
    kind = kind_of(body)
    field = next(iter(kind.form_data(body, kind.key(body), "q")))
    with pytest.raises(MalformedResponse, match="does not belong"):
        kind.parse(body, {field: "a"}, "q")


@given(st.sampled_from(["single", "true_false", "short_answer"]).flatmap(bodies))
def test_two_answers_where_one_is_possible_are_refused(body: dict[str, Any]) -> None:
    kind = kind_of(body)
    value = kind.form_data(body, kind.key(body), "q")["q"] * 2
    with pytest.raises(MalformedResponse, match="Only one"):
        kind.parse(body, {"q": value}, "q")


@given(bodies("multiple"))
def test_the_same_option_twice_is_refused(body: dict[str, Any]) -> None:
    kind = KINDS["multiple"]
    values = kind.form_data(body, kind.key(body), "q")["q"]
    with pytest.raises(MalformedResponse, match="twice"):
        kind.parse(body, {"q": [*values, values[0]]}, "q")


@given(bodies("ordering"))
def test_positions_are_all_given_and_all_different(body: dict[str, Any]) -> None:
    kind = KINDS["ordering"]
    data = kind.form_data(body, kind.key(body), "q")
    with pytest.raises(MalformedResponse, match="position of its own"):
        kind.parse(body, dict.fromkeys(data, "1"), "q")
    first = next(iter(data))
    with pytest.raises(MalformedResponse, match="or none at all"):
        kind.parse(body, {first: "1"}, "q")
