"""QTI 1.2 as Canvas, Blackboard, ILIAS and D2L write it."""

from courses.exchange import qti

from .qti_files import fixture, manifest, package, resource

PNG = b"\x89PNG\r\n\x1a\n"


def canvas():
    return qti.read(fixture("canvas_12.xml"))


def notes(found):
    return " | ".join(map(str, found.notes))


def test_canvas_types_become_kinds():
    kinds = [one.body["kind"] if one.body else "" for one in canvas()]
    assert kinds == ["single", "true_false", "short_answer", "multiple", "matching", "", "", ""]
    assert [one.name for one in canvas()] == [f"Frage {number}" for number in range(1, 9)]


def test_sections_are_categories():
    assert {one.category for one in canvas()[:4]} == {("Abschluss",)}
    assert {one.category for one in canvas()[4:]} == {("Teil B",)}


def test_keys_and_feedback():
    single, statement, short, several, matching, *_more = canvas()
    assert [one["correct"] for one in single.body["options"]] == [False, True, False]
    assert single.body["options"][0]["feedback"] == "<p>Doch!</p>"
    assert single.body["options"][2]["text"] == "Der &lt;Nachbar&gt;"
    assert single.body["feedback"] == "<p>Für alle</p>"
    assert statement.body["answer"] is True
    assert short.body["accept"] == ["Gewalt", "Zwang"]
    assert [one["correct"] for one in several.body["options"]] == [True, False, True]
    assert [one["choice"] for one in matching.body["pairs"]] == ["a", "b"]
    assert matching.body["choices"][-1]["text"] == "backt"


def test_other_points_are_said():
    single, *_more = canvas()
    assert "worth 2 points" in notes(single)


def test_the_rest_is_refused_with_a_reason():
    essay, number, text = canvas()[5:]
    assert "longer text" in str(essay.refusal)
    assert "range of numbers" in str(number.refusal)
    assert "asks nothing" in str(text.refusal)


def test_pictures_of_a_cartridge():
    files = {
        "imsmanifest.xml": manifest(resource("quiz/q.xml", kind="imsqti_xmlv1p2")),
        "quiz/q.xml": fixture("canvas_12.xml"),
        "web_resources/Uploaded Media/haus.png": PNG,
    }
    single, *_more = qti.read(package(files))
    (picture,) = single.pictures
    assert (picture.name, picture.content, picture.alt) == ("haus.png", PNG, "Haus")
    assert single.body["prompt"] == "<p>Wer <b>hilft</b>? </p>"


def test_blackboard_keeps_sides_apart():
    choice, matching = qti.read(fixture("blackboard_12.dat"))
    assert choice.body["options"][0] == {
        "id": "a",
        "text": "110",
        "correct": True,
        "feedback": "Genau",
    }
    assert matching.body["prompt"] == "Was passt?"
    assert [one["left"] for one in matching.body["pairs"]] == ["eins", "zwei"]
    assert [one["text"] for one in matching.body["choices"]] == ["one", "two"]


def test_ilias_points_for_leaving_out_are_no_key():
    (found,) = qti.read(fixture("ilias_12.xml"))
    assert [one["correct"] for one in found.body["options"]] == [True, False]
    assert found.body["options"][0]["feedback"] == "Stimmt"
    assert "own rules" in notes(found)
    assert "image.png" in notes(found)


def test_d2l_counts_wrong_answers_upwards():
    (found,) = qti.read(fixture("d2l_12.xml"))
    assert [one["correct"] for one in found.body["options"]] == [True, False]
    assert found.category == ("Recht",)


def test_a_quiz_that_canvas_exports_twice_is_read_once_and_in_full():
    files = {
        "g1/assessment_qti.xml": fixture("d2l_12.xml"),
        "non_cc_assessments/g1.xml.qti": fixture("canvas_12.xml"),
        "g2/assessment_qti.xml": fixture("ilias_12.xml"),
    }
    names = [one.name for one in qti.read(package(files))]
    assert sorted(names) == [*(f"Frage {number}" for number in range(1, 9)), "ILIAS mehrfach"]
