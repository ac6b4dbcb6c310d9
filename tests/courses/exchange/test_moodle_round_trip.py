"""What is written as Moodle XML comes back equal, and Moodle can make sense of it too."""

from xml.etree import ElementTree

import pytest
from hypothesis import given as with_examples
from hypothesis import settings
from hypothesis import strategies as st

from courses.exchange.items import Given, Picture, UnreadableFile
from courses.exchange.moodle import read, write
from courses.questions.registry import KINDS

from . import strategies

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def assert_equal(found, given):
    assert found.refusal is None, str(found.refusal)
    assert found.body == given.body
    assert found.name == given.reference
    assert found.category == given.category
    assert found.tags == given.tags
    assert found.difficulty == given.difficulty


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=25)
@with_examples(data=st.data())
def test_every_kind_comes_back(kind, data):
    given = data.draw(strategies.givens(kind))
    (found,) = read(write([given]))
    assert_equal(found, given)
    KINDS[kind].check(found.body)


@settings(max_examples=15)
@with_examples(st.lists(strategies.givens(), min_size=1, max_size=4))
def test_many_come_back_in_order(several):
    found = read(write(several))
    assert len(found) == len(several)
    for one, given in zip(found, several, strict=True):
        assert_equal(one, given)


@with_examples(strategies.ANY_BODY)
def test_nothing_of_ours_needs_a_note(body):
    (found,) = read(write([Given("A1", body)]))
    if body["kind"] != "multiple":
        assert [str(note) for note in found.notes] == []


@pytest.mark.parametrize("right", range(1, 13))
def test_weights_are_ones_moodle_knows(right):
    texts = [f"Antwort {number}" for number in range(12)]
    options = [
        {"id": "", "text": text, "correct": place < right, "feedback": ""}
        for place, text in enumerate(texts)
    ]
    body = KINDS["multiple"].canonical(
        {"kind": "multiple", "prompt": "Was?", "feedback": "", "options": options}
    )
    data = write([Given("A1", body)])
    known = {"100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"}
    weights = {
        one.get("fraction").lstrip("-") for one in ElementTree.fromstring(data).iter("answer")
    }
    assert len(weights) == 1
    assert weights <= known
    (found,) = read(data)
    assert found.body == body
    assert bool(found.notes) is (right > 10)


def test_pictures_travel_along():
    body = KINDS["cloze"].canonical(
        {
            "kind": "cloze",
            "prompt": "",
            "feedback": "",
            "segments": ["Ein ", {"id": "", "accept": ["Haus"]}],
        }
    )
    pictures = (Picture("haus & hof.png", PIXEL, 'Ein "Haus"'), Picture("a.png", b"2", ""))
    for given in (Given("A1", body, pictures=pictures), Given("A2", SINGLE, pictures=pictures)):
        (found,) = read(write([given]))
        assert found.body == given.body
        assert [(one.content, one.alt) for one in found.pictures] == [
            (PIXEL, 'Ein "Haus"'),
            (b"2", ""),
        ]
        assert [one.name for one in found.pictures] == ["haus _ hof.png", "a.png"]
        assert [str(note) for note in found.notes] == [
            "The picture “a.png” needs an alternative text. Please write one."
        ]


SINGLE = KINDS["single"].canonical(
    {
        "kind": "single",
        "prompt": "<p>Was hilft?</p>",
        "feedback": "",
        "options": [
            {"id": "", "text": "Zuhören", "correct": True, "feedback": "Ja."},
            {"id": "", "text": "Wegsehen", "correct": False, "feedback": ""},
        ],
    }
)


def test_pictures_with_one_name_stay_two():
    pictures = (Picture("a.png", b"1", "eins"), Picture("a.png", b"2", "zwei"))
    (found,) = read(write([Given("A1", SINGLE, pictures=pictures)]))
    assert [(one.content, one.alt) for one in found.pictures] == [(b"1", "eins"), (b"2", "zwei")]


def test_moodle_reads_the_gaps_as_meant():
    body = KINDS["cloze"].canonical(
        {
            "kind": "cloze",
            "prompt": "<p>{1:SA:=x} ist kein Text mit Lücke.</p>",
            "feedback": "",
            "segments": ["1 < 2 {klar}\nund ", {"id": "", "accept": ["a~b#c", "50%*"]}, "."],
        }
    )
    (question,) = ElementTree.fromstring(write([Given("A1", body)]))
    assert question.get("type") == "cloze"
    assert question.findtext("questiontext/text") == (
        '<div class="gaps-prompt"><p>&#123;1:SA:=x} ist kein Text mit Lücke.</p></div>'
        '<div class="gaps-text">1 &lt; 2 &#123;klar}<br>und '
        "{1:SHORTANSWER:=a&#126;b&#35;c~=50&#37;&#92;*}.</div>"
    )


def test_elements_stand_in_moodles_order():
    given = Given("A1", SINGLE, category=("Recht", "KKG / § 4"), tags=("Recht",), difficulty="hard")
    category, question = ElementTree.fromstring(write([given]))
    assert category.findtext("category/text") == "$course$/top/Recht/KKG // § 4"
    assert [one.tag for one in question] == [
        "name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber",
        "single", "shuffleanswers", "answernumbering", "showstandardinstruction",
        "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback",
        "answer", "answer", "tags",
    ]  # fmt: skip
    assert [one.get("fraction") for one in question.iter("answer")] == ["100", "0"]
    assert [one.findtext("text") for one in question.iter("tag")] == ["difficulty:hard", "Recht"]


def test_a_file_of_no_questions_says_so():
    with pytest.raises(UnreadableFile, match="no questions"):
        read(write([]))
