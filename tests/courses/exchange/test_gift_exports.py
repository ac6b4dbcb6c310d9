"""Files as Moodle exports them: all its question types, formats and marks."""

from pathlib import Path

import pytest

from courses.exchange import gift

FIXTURES = Path(__file__).parent / "fixtures" / "gift"


@pytest.fixture(scope="module")
def found():
    return {one.name: one for one in gift.read((FIXTURES / "moodle_export.gift").read_bytes())}


def notes(one):
    return [str(note) for note in one.notes]


def test_every_question_is_in_the_report(found):
    assert [one.type for one in found.values()] == [
        "multichoice", "multichoice", "shortanswer", "truefalse", "match", "numerical",
        "ordering", "essay", "description", "shortanswer",
    ]  # fmt: skip
    assert [one.line for one in found.values()][:3] == [6, 15, 24]


def test_a_single_choice(found):
    one = found["Kindeswohl"]
    assert one.body["kind"] == "single"
    assert one.body["prompt"] == "<p>Wer hat das <b>Wächteramt</b>?<br></p>"
    assert [(option["text"], option["correct"]) for option in one.body["options"]] == [
        ("Die Schule", False),
        ("Die staatliche Gemeinschaft", True),
        ("Die Nachbarn &amp; &lt;Freunde&gt;", False),
    ]
    assert one.body["options"][0]["feedback"] == "<p>Nein.</p>"
    assert one.body["feedback"] == "<p>Art. 6 GG</p>"
    assert one.tags == ("recht", "grund]lage")
    assert one.category == ("Kinderschutz", "Recht")
    assert notes(one) == ["Wrong answers cost credit in the file; here they earn none."]


def test_a_multiple_choice(found):
    one = found["Formen"]
    assert one.body["kind"] == "multiple"
    assert [option["correct"] for option in one.body["options"]] == [True, True, False, False]
    assert one.body["options"][0]["feedback"] == "Richtig."
    assert one.body["options"][3]["text"] == "<em>keine</em>"
    assert notes(one) == []


def test_a_short_answer(found):
    one = found["Paragraf"]
    assert one.body["accept"] == ["§ 8a SGB VIII", "§ 8a"]
    assert one.body["feedback"] == (
        "<p>§ 8a: Gut.</p><p>§ 8: Fast.</p><p>Leider nein.</p>Siehe auch § 4 KKG."
    )
    assert notes(one) == [
        "Partly right answers count as wrong: § 8 (50 %).",
        "Feedback to single answers was put into the general feedback.",
    ]


def test_a_statement(found):
    body = found["Wahr"].body
    assert (body["answer"], body["feedback_true"], body["feedback_false"]) == (
        True,
        "Genau.",
        "Doch.",
    )
    assert body["feedback"] == "<p>UN-Konvention</p>"


def test_pairs_with_a_distractor(found):
    body = found["Zuordnen"].body
    assert [pair["left"] for pair in body["pairs"]] == ["Jugendamt", "Familiengericht"]
    assert [choice["text"] for choice in body["choices"]] == [
        "Inobhutnahme",
        "Sorgerecht",
        "Strafurteil",
    ]


def test_a_number_becomes_something_to_write(found):
    one = found["Zahl"]
    assert one.body["accept"] == ["14"]
    assert one.body["feedback"] == "<p>14: Ja.</p><p>Nein.</p>"
    assert "compared as it is written" in notes(one)[0]


def test_an_order(found):
    one = found["Reihe"]
    assert [item["text"] for item in one.body["items"]] == [
        "Ruhe bewahren",
        "Beraten lassen",
        "Handeln",
    ]
    assert notes(one) == ["Formatting was removed where only plain text is possible."]


def test_what_is_no_question_says_so(found):
    assert "essays are not supported" in str(found["Text"].refusal)
    assert "no answers in braces" in str(found["Hinweis"].refusal)


def test_a_picture_that_stayed_in_moodle(found):
    one = found["Bild"]
    assert one.category == ("Kinderschutz", "Ämter/Stellen")
    assert one.body["prompt"] == "<p>Was sehen Sie?</p>"
    assert one.pictures == ()
    assert notes(one) == ["The picture “haus rot.png” is missing in this file."]
