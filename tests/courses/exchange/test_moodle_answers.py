"""shortanswer, numerical, matching and ordering."""

import pytest

from .moodle_xml import answer, notes, one, question

EXACT = "A number became a short answer: only the spellings listed are right."


def pair(left, right, attributes=""):
    inner = f"<answer {attributes}><text>{right}</text></answer>"
    return f"<subquestion format='html'><text>{left}</text>{inner}</subquestion>"


def test_spellings_and_case():
    found = one(
        question(
            "shortanswer", "<usecase>1</usecase>", answer(100, "KKG"), answer(100, " das KKG ")
        )
    )
    assert found.body["accept"] == ["KKG", "das KKG"]
    assert notes(found) == ["Upper and lower case counted; here they do not matter."]


def test_wildcards_are_left_out_and_told():
    answers = [
        answer(100, "Jugendamt"),
        answer(100, "*amt"),
        answer(100, r"5 \* 3"),
        answer(0, "*"),
    ]
    found = one(question("shortanswer", *answers))
    assert found.body["accept"] == ["Jugendamt", "5 * 3"]
    assert notes(found) == ["“*amt” holds a wildcard (*); such answers were left out."]


def test_nothing_but_wildcards_is_refused():
    found = one(question("shortanswer", answer(100, "*amt*")))
    assert "wildcards" in str(found.refusal)


def test_feedback_of_answers_goes_to_everybody():
    answers = [answer(100, "Berlin", feedback="Ja."), answer(50, "Bonn", feedback="Bis 1990."),
               answer(0, "*", feedback="Nein.")]  # fmt: skip
    general = "<generalfeedback><text>Seit 1990.</text></generalfeedback>"
    found = one(question("shortanswer", general, *answers))
    assert found.body["accept"] == ["Berlin"]
    assert found.body["feedback"] == (
        "<p>Seit 1990.</p><p><strong>Berlin:</strong> Ja.</p>"
        "<p><strong>Bonn:</strong> Bis 1990.</p><p><strong>Other answers:</strong> Nein.</p>"
    )
    assert notes(found) == [
        "“Bonn” earned 50 %; here it counts as wrong.",
        "Feedback to single answers was moved into the feedback for everybody.",
    ]


def test_long_and_many_spellings():
    answers = [answer(100, f"Wort {place}") for place in range(31)]
    found = one(question("shortanswer", *answers, answer(100, "x" * 81)))
    assert len(found.body["accept"]) == 30
    assert notes(found) == [
        "2 accepted spellings were left out, as they were too long or too many."
    ]
    assert "too long to write" in str(one(question("shortanswer", answer(100, "x" * 81))).refusal)


@pytest.mark.parametrize(
    "tolerance", ["", "<tolerance>0</tolerance>", "<tolerance>0.0</tolerance>"]
)
def test_an_exact_number_becomes_a_short_answer(tolerance):
    found = one(question("numerical", answer(100, "3.50", tolerance), answer(0, "*")))
    assert found.body["kind"] == "short_answer"
    assert found.body["accept"] == ["3.50", "3,50", "3.5", "3,5"]
    assert notes(found) == [EXACT]


def test_a_number_with_tolerance_is_refused():
    found = one(question("numerical", answer(100, "3.14", "<tolerance>0.01</tolerance>")))
    assert str(found.refusal) == "Numbers with a tolerance (here ±0.01) are not supported."


def test_an_answer_without_text_element_and_an_old_weight():
    old = "<answer>14<fraction>1</fraction><tolerance>0</tolerance></answer>"
    assert one(question("numerical", old)).body["accept"] == ["14"]


def test_units():
    units = (
        "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>"
        "<unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>"
    )
    found = one(question("numerical", answer(100, "5"), units))
    assert found.body["accept"] == ["5", "5 m"]
    assert notes(found) == [
        EXACT,
        "Units that would need conversion were left out.",
        "The unit (m) may be written or left out.",
    ]


def test_what_is_no_number_is_refused():
    assert str(one(question("numerical", answer(100, "drei"))).refusal) == "“drei” is not a number."


@pytest.mark.parametrize("kind", ["matching", "match", "ddmatch"])
def test_pairs_with_further_answers(kind):
    found = one(question(kind, pair("Hund", "bellt"), pair("Katze", "miaut"), pair("", "muht")))
    assert [(one["left"], one["choice"]) for one in found.body["pairs"]] == [
        ("Hund", "a"), ("Katze", "b"),
    ]  # fmt: skip
    assert [one["text"] for one in found.body["choices"]] == ["bellt", "miaut", "muht"]
    assert notes(found) == []


def test_dragged_answers_lose_their_looks_not_their_words():
    found = one(
        question(
            "ddmatch",
            pair("Wasser", "<![CDATA[<p>H<sub>2</sub>O</p>]]>"),
            pair("Salz", "<![CDATA[<p>NaCl</p>]]>"),
        )
    )
    assert [one["text"] for one in found.body["choices"]] == ["H2O", "NaCl"]
    assert notes(found) == ["Bold, italic or raised letters cannot stand here; the words stay."]


def test_a_long_answer_is_shortened_and_told():
    found = one(question("matching", pair("a", "lang " * 60), pair("b", "kurz")))
    assert len(found.body["choices"][0]["text"]) == 200
    assert "was shortened to 200 characters." in notes(found)[0]


def test_one_pair_is_refused():
    found = one(question("matching", pair("a", "b")))
    assert str(found.refusal) == "Please give two to twelve pairs."


def order(*answers, grading="ALL_OR_NOTHING"):
    return one(question("ordering", f"<gradingtype>{grading}</gradingtype>", *answers))


def test_positions_are_weights():
    found = order(answer("10.0", "drittens"), answer("2.0", "zweitens"), answer("1.0", "erstens"))
    assert [item["text"] for item in found.body["items"]] == ["erstens", "zweitens", "drittens"]
    assert notes(found) == []


def test_the_order_of_the_file_where_positions_say_nothing():
    found = order(answer("0", "erstens"), answer("0", "zweitens"), grading="ABSOLUTE_POSITION")
    assert [item["text"] for item in found.body["items"]] == ["erstens", "zweitens"]
    assert notes(found) == [
        "The positions were not clear; the order of the file was taken.",
        "Parts of the order earned credit; here only the whole order does.",
    ]
