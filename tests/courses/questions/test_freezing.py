"""From an author's block to the frozen body and back."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given

from courses.html import clean_html
from courses.questions.blocks import question_body_block
from courses.questions.registry import KINDS, kind_of
from courses.questions.rich_texts import stream_data

from .bodies import ANY_BODY

BLOCK = question_body_block()


@given(ANY_BODY)
def test_thawing_and_freezing_changes_nothing(body: dict[str, Any]) -> None:
    kind = kind_of(body)
    assert kind.freeze(kind.thaw(body)) == body
    kind.check(body)


@given(ANY_BODY)
def test_a_body_survives_json_and_the_stream_field(body: dict[str, Any]) -> None:
    raw = json.loads(json.dumps(stream_data(body)))
    value = BLOCK.clean(BLOCK.to_python(raw))
    assert kind_of(body).freeze(value[0].value) == body


def test_the_stream_takes_exactly_one_question() -> None:
    body = KINDS["short_answer"].freeze({"prompt": "Wie viele?", "accept": ["zwei"]})
    with pytest.raises(ValidationError):
        BLOCK.clean(BLOCK.to_python(stream_data(body) * 2))


@pytest.mark.parametrize("slug", sorted(KINDS))
def test_every_kind_previews_itself_and_describes_itself(slug: str) -> None:
    block = BLOCK.child_blocks[slug]
    body = KINDS[slug].freeze(block.clean(block.get_preview_value()))
    assert body["kind"] == slug
    assert block.meta.description
    assert block.is_previewable


def test_dangerous_html_does_not_get_into_a_body() -> None:
    value = {
        "prompt": "<p>Was tun?<script>alert(1)</script></p>",
        "options": [
            {"text": '<p onclick="x()">Zuhören</p>', "correct": True, "feedback": "<svg/>Ja"},
            {"text": "Weglaufen", "correct": False, "feedback": '<a href="javascript:x">Nein</a>'},
        ],
    }
    body = KINDS["single"].freeze(value)
    assert body["prompt"] == "<p>Was tun?</p>"
    assert body["options"][0] == {
        "id": "a",
        "text": "Zuhören",
        "correct": True,
        "feedback": "Ja",
    }
    assert body["options"][1]["feedback"] == clean_html("<a>Nein</a>")


def test_a_body_from_a_file_must_be_in_its_stored_form() -> None:
    body = KINDS["single"].freeze(
        {
            "prompt": "?",
            "options": [{"text": "Ja", "correct": True}, {"text": "Nein", "correct": False}],
        }
    )
    unsafe = body | {"prompt": "<p>?<script>x</script></p>"}
    with pytest.raises(ValidationError, match="stored form"):
        KINDS["single"].check(unsafe)
    KINDS["single"].check(KINDS["single"].canonical(unsafe))


def test_equal_right_sides_are_one_choice() -> None:
    body = KINDS["matching"].freeze(
        {
            "prompt": "?",
            "pairs": [
                {"left": "A", "right": "Schutz"},
                {"left": "B", "right": "Förderung"},
                {"left": "C", "right": " Schutz "},
            ],
            "distractors": ["Beteiligung"],
        }
    )
    assert [pair["choice"] for pair in body["pairs"]] == ["a", "b", "a"]
    assert [choice["text"] for choice in body["choices"]] == ["Schutz", "Förderung", "Beteiligung"]
