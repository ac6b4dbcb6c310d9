"""What authors are told when a question cannot work."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from courses.questions.blocks import question_body_block
from courses.questions.registry import KINDS, kind_of

RIGHT = {"text": "Ja", "correct": True}
WRONG = {"text": "Nein", "correct": False}
FAULTY: list[tuple[str, dict[str, Any], str]] = [
    ("single", {"options": [RIGHT]}, "two to twelve"),
    ("single", {"options": [WRONG, RIGHT | {"correct": False, "text": "Doch"}]}, "exactly one"),
    ("single", {"options": [RIGHT, WRONG | {"correct": True}]}, "exactly one"),
    ("single", {"options": [RIGHT, WRONG | {"text": "<p></p>"}]}, "needs a text"),
    ("single", {"options": [RIGHT, WRONG | {"text": "<b>Ja</b>"}]}, "say the same"),
    ("multiple", {"options": [WRONG, WRONG | {"text": "Nie"}]}, "at least one"),
    ("true_false", {"answer": ""}, "true or false"),
    ("matching", {"pairs": [{"left": "A", "right": "B"}]}, "two to twelve"),
    ("matching", {"pairs": [{"left": x, "right": "B"} for x in "XY"]}, "two different"),
    ("matching", {"pairs": [{"left": "X", "right": x} for x in "AB"]}, "left say the same"),
    ("matching", {"pairs": [{"left": "X", "right": ""}, {"left": "Y", "right": "B"}]}, "both"),
    ("ordering", {"items": ["A"]}, "two to twelve"),
    ("ordering", {"items": ["A", " "]}, "needs a text"),
    ("ordering", {"items": ["A", "A "]}, "say the same"),
    ("cloze", {"text": "Ohne Lücke"}, "at least one gap"),
    ("cloze", {"text": "{{a}}{{b}}"}, "text around"),
    ("cloze", {"text": "Ein {{Wort} fehlt"}, "never closed"),
    ("cloze", {"text": "Ein Wort}} fehlt"}, "never opened"),
    ("cloze", {"text": "Ein {{a {{b}} c}}"}, "inside another"),
    ("cloze", {"text": "Ein {{}} fehlt"}, "empty"),
    ("cloze", {"text": "Ein {{a||b}} fehlt"}, "empty"),
    ("cloze", {"text": "Ein {{a}b}} fehlt"}, "single brace"),
    ("cloze", {"text": "Ein {{" + "x" * 81 + "}} fehlt"}, "too long"),
    ("cloze", {"text": "Ein {{a}} " * 21}, "twenty gaps"),
    ("short_answer", {"accept": []}, "one to thirty"),
    ("short_answer", {"accept": ["14", ""]}, "needs a text"),
    ("short_answer", {"accept": ["x" * 81]}, "80 characters"),
    ("short_answer", {"prompt": "<p> </p>", "accept": ["14"]}, "write the question"),
]


@pytest.mark.parametrize(("slug", "own", "message"), FAULTY)
def test_a_faulty_question_is_refused_with_a_reason(
    slug: str, own: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        KINDS[slug].freeze({"prompt": "Frage?"} | own)


def test_the_editor_shows_the_reason_at_the_field() -> None:
    block = question_body_block().child_blocks["single"]
    value = block.to_python({"prompt": "<p>?</p>", "options": [RIGHT, WRONG | {"correct": True}]})
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    assert list(caught.value.block_errors) == ["options"]


def test_a_draft_may_still_be_incomplete() -> None:
    block = question_body_block()
    raw = [{"type": "single", "value": {"prompt": "<p>Später mehr</p>", "options": []}}]
    value = block.clean_deferred(block.to_python(raw))
    assert value[0].value["prompt"].source == "<p>Später mehr</p>"


@pytest.mark.parametrize(
    "body",
    [None, [], "single", {}, {"kind": "essay"}, {"kind": ["single"]}],
)
def test_what_is_no_question_is_refused(body: Any) -> None:
    with pytest.raises(ValidationError, match="Unknown kind"):
        kind_of(body)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"options": "ab"}, "body.options"),
        ({"options": [RIGHT]}, r"body.options\[0\].feedback"),
        ({"prompt": 3}, "body.prompt"),
        ({"hint": ""}, "body.hint"),
        ({"options": [{"id": "a", "text": "x", "correct": 1, "feedback": ""}]}, "correct"),
    ],
)
def test_a_file_of_the_wrong_shape_is_told_where(change: dict[str, Any], place: str) -> None:
    body = {"kind": "single", "prompt": "?", "feedback": "", "options": []} | change
    with pytest.raises(ValidationError, match=place):
        KINDS["single"].check(body)
