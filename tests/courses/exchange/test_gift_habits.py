"""What chat programs, word processors and readers of other formats leave in GIFT files."""

import pytest

from courses.exchange import gift

PAIRS = "Ordnen Sie zu. {\n=110 %s Polizei\n=112 %s Feuerwehr\n}"


def only(text):
    [one] = gift.read(text.encode())
    return one


def notes(one):
    return [str(note) for note in one.notes]


def accepted(one):
    return one.body["accept"]


def test_gaps_in_moodles_own_notation():
    one = only("Das Gesetz heißt {1:SHORTANSWER:=SGB VIII~=Achtes Buch}.")
    assert one.body["kind"] == "single" or "SHORTANSWER" not in str(one.body)
    assert notes(one)[0] == "A gap in Moodle's own notation (1:SHORTANSWER:) was read."
    assert accepted(only("Das Gesetz heißt {1:SHORTANSWER:=SGB VIII}.")) == ["SGB VIII"]
    assert accepted(only("Es hat {1:NUMERICAL:=105:0} Paragrafen.")) == ["105"]


def test_a_list_in_moodles_own_notation():
    one = only("Wer schützt? {:MCV:~Post#nein~=Jugendamt#ja}")
    assert [(option["text"], option["correct"]) for option in one.body["options"]] == [
        ("Post", False), ("Jugendamt", True),
    ]  # fmt: skip


def test_what_only_looks_like_such_a_gap_is_left_alone():
    assert accepted(only("Wann? {10:00 Uhr}")) == ["10:00 Uhr"]


@pytest.mark.parametrize("arrow", ["→", "\uf0e0"])
def test_arrows_of_word_processors_make_pairs(arrow):
    one = only(PAIRS % (arrow, arrow))
    assert one.body["kind"] == "matching"
    assert [choice["text"] for choice in one.body["choices"]] == ["Polizei", "Feuerwehr"]
    assert notes(one) == ["The arrows between the entries were read as “->”."]


def test_an_arrow_in_some_answers_stays_text():
    one = only("Was? {=a → b =c}")
    assert accepted(one) == ["a → b", "c"]


def test_an_arrow_of_a_program_stays_text():
    one = only("// [id:N-1]\n" + PAIRS % ("→", "→"))
    assert one.body["kind"] == "short_answer"


def test_a_lone_equals_sign_in_a_feedback_is_told():
    one = only("Was? {=vier # weil 2+2 = 4 ~fünf # zu viel}")
    assert notes(one)[0].startswith("“= 4” was read as a further right answer.")
    assert notes(only("Was? {=vier#gut ~fünf#zu viel =4#auch}")) == [
        "Several answers earn the full point. Learners must now choose all of them."
    ]


def test_a_file_wrapped_by_a_chat_program():
    text = "```gift\n::A:: Stimmt das? {T}\n\nWas noch? {=a ~b}\n```\n"
    first, second = gift.read(text.encode())
    assert (first.line, second.line) == (2, 4)
    assert second.body["prompt"] == "<p>Was noch?</p>"
    assert [len(gift.read(f"{text}\n```\n\n{text}".encode()))] == [4]


def test_questions_between_signs_of_comments_are_none():
    text = "/*\n::A:: weg {T}\n\nnoch weg {F}\n*/\n::B:: da? {T}\n/*\n"
    found = gift.read(text.encode())
    assert [(one.line, one.name) for one in found if one.body] == [(6, "B")]


def test_half_points_for_each_right_answer_are_told_as_what_they_are():
    one = only("Zahlen? {=%50%zwei =%50%drei ~%-100%Hut}")
    assert [option["correct"] for option in one.body["options"]] == [True, True, False]
    assert "No answer earns 100 % in the file, the best 50 %." in notes(one)
    assert not any("count as wrong" in note for note in notes(one))
