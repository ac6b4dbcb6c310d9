"""Interactions of strangers become our kinds; what changes is said."""

import pytest

from courses.exchange import qti

from .qti_files import CHOICE, fixture, item


def only(data):
    (found,) = qti.read(data.encode() if isinstance(data, str) else data)
    return found


def said(found):
    return " | ".join(str(note) for note in found.notes)


def test_prefixes_wrappers_and_weights():
    found = only(fixture("choice_prefixed_21.xml"))
    assert (found.name, found.type, found.line) == ("Melden", "choiceInteraction", 3)
    assert found.body["kind"] == "multiple"
    assert found.body["prompt"] == "<p>An wen können Sie sich <strong>zuerst</strong> wenden?</p>"
    assert [one["correct"] for one in found.body["options"]] == [True, False, True]
    assert "2; 1; -0.5" in said(found)
    assert "fixed place" in said(found)


def test_feedback_inside_a_choice_is_its_own_and_words_alone_make_no_statement():
    found = only(fixture("feedback_inline_22.xml"))
    assert found.body["kind"] == "single"
    first, second = found.body["options"]
    assert (first["text"], first["feedback"]) == ("Wahr", "Genau, <em>§ 1631 BGB</em>")
    assert second["feedback"] == "Doch."
    assert not found.notes


def test_a_rule_that_shows_feedback_for_one_choice_is_understood():
    found = only(fixture("modal_30.xml"))
    assert found.body["options"][0]["feedback"] == "<p>Zu jung gedacht.</p>"
    assert found.body["feedback"] == (
        "<p><strong>If the answer is right:</strong></p><p>Gut gemacht.</p>"
    )
    assert "shown to everybody" in said(found)
    assert "Nur für Prüfende" in said(found)
    assert "own rules" in said(found)


def test_one_entry_may_fit_several():
    body = only(fixture("match_30.xml")).body
    texts = {one["id"]: one["text"] for one in body["choices"]}
    assert [(one["left"], texts[one["choice"]]) for one in body["pairs"]] == [
        ("Inobhutnahme", "Jugendamt"),
        ("Sorgerecht", "Gericht"),
        ("Beratung", "Jugendamt"),
    ]
    assert "Polizei" in texts.values()


def test_free_pairs_get_a_given_side():
    found = only(fixture("associate_21.xml"))
    assert [one["left"] for one in found.body["pairs"]] == ["SGB VIII", "StGB"]
    assert [one["text"] for one in found.body["choices"]] == [
        "Jugendhilfe",
        "Strafrecht",
        "Baurecht",
    ]
    assert "paired freely" in said(found)


def test_the_key_is_the_order():
    body = only(fixture("order_21.xml")).body
    assert [one["text"] for one in body["items"]] == ["hinsehen", "beraten", "handeln"]


def test_words_drawn_into_gaps_are_written():
    found = only(fixture("gap_match_30.xml"))
    assert found.body["segments"] == [
        "Das ",
        {"id": "1", "accept": ["Wohl"]},
        " des Kindes\nbraucht ",
        {"id": "2", "accept": ["Schutz"]},
        ".",
    ]
    assert "Wohl; Schutz; Lärm" in said(found)


def test_two_ways_of_filling_gaps_make_one_text():
    found = only(fixture("inline_choice_22.xml"))
    assert found.body["prompt"] == "<p>Lesen Sie genau.</p>"
    gaps = [one for one in found.body["segments"] if isinstance(one, dict)]
    assert [one["accept"] for one in gaps] == [["hilft"], ["acht", "8"]]
    assert "sieben" in said(found)


def test_one_list_in_a_text_is_a_choice():
    body = (
        "<p>Lesen Sie.</p><p>Das <inlineChoiceInteraction responseIdentifier='RESPONSE'>"
        "<inlineChoice identifier='a'>Jugendamt</inlineChoice>"
        "<inlineChoice identifier='b'>Bauamt</inlineChoice></inlineChoiceInteraction> hilft.</p>"
    )
    found = only(item(body).encode())
    assert found.body["prompt"] == "<p>Lesen Sie.</p><p>Das _____ hilft.</p>"
    assert [(one["text"], one["correct"]) for one in found.body["options"]] == [
        ("Jugendamt", True), ("Bauamt", False),
    ]  # fmt: skip
    assert "its list the answers" in said(found)


def test_gaps_without_words_around_get_numbers():
    gap = "<p><textEntryInteraction responseIdentifier='%s'/></p>"
    second = (
        "<responseDeclaration identifier='R2' cardinality='single' baseType='string'>"
        "<correctResponse><value>zwei</value></correctResponse></responseDeclaration>"
    )
    text = item(
        "<p>Zählen Sie.</p>" + gap % "RESPONSE" + gap % "R2",
        correct="eins",
        declaration='cardinality="single" baseType="string"',
    )
    found = only(text.replace("<itemBody>", f"{second}<itemBody>").encode())
    assert found.body["prompt"] == "<p>Zählen Sie.</p>"
    assert [one for one in found.body["segments"] if isinstance(one, str)] == ["1. ", "\n2. "]


def test_a_title_says_what_a_feedback_is_about():
    feedback = (
        "<modalFeedback outcomeIdentifier='FEEDBACK' identifier='%s' title='%s'><p>%s</p>"
        "</modalFeedback>"
    )
    more = feedback % ("F1", "RICHTIG!", "Gut.") + feedback % ("F2", "Noch nicht", "Weiter.")
    assert only(item(more=more).encode()).body["feedback"] == (
        "<p><strong>RICHTIG!</strong></p><p>Gut.</p>"
        "<p><strong>Noch nicht:</strong></p><p>Weiter.</p>"
    )


def test_a_gap_alone_is_a_short_answer_and_its_key_may_be_in_the_mapping():
    found = only(fixture("short_21.xml"))
    assert found.body["kind"] == "short_answer"
    assert found.body["accept"] == ["York"]
    assert found.body["prompt"] == "<p>Welche Stadt x=2?</p>"
    for word in ("Jork", "case mattered", "formula"):
        assert word in said(found)


def test_code_goes_and_what_is_missing_is_said():
    found = only(fixture("hostile_21.xml"))
    assert "script" not in str(found.body)
    assert "alert" not in str(found.body)
    assert "onclick" not in str(found.body)
    for words in ("Program code", "another server", "da.png", "film.mp4"):
        assert words in said(found)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<extendedTextInteraction responseIdentifier="RESPONSE"/>', "longer text"),
        ('<uploadInteraction responseIdentifier="RESPONSE"/>', "hand in a file"),
        ('<graphicOrderInteraction responseIdentifier="RESPONSE"/>', "on an image"),
        ('<sliderInteraction responseIdentifier="RESPONSE"/>', "scale"),
        ('<hottextInteraction responseIdentifier="RESPONSE"/>', "mark words"),
        ('<customInteraction responseIdentifier="RESPONSE"/>', "program of its own"),
        ('<unheardOfInteraction responseIdentifier="RESPONSE"/>', "unheardOfInteraction"),
        (CHOICE % "1" + CHOICE % "2", "Several tasks"),
        (CHOICE % "1" + '<textEntryInteraction responseIdentifier="RESPONSE"/>', "Several tasks"),
        ("<p>Nur Text</p>", "asks nothing"),
    ],
)
def test_what_we_can_not_ask_is_refused_with_a_reason(inside, reason):
    found = only(item(inside))
    assert found.body is None
    assert reason in str(found.refusal)
    assert found.name == "Titel"


def test_templates_adaptive_items_and_missing_keys_are_refused():
    random = item(more="<templateDeclaration identifier='x'/>")
    assert "each time" in str(only(random).refusal)
    adaptive = item().replace('adaptive="false"', 'adaptive="true"')
    assert "first answer" in str(only(adaptive).refusal)
    assert "which answer is right" in str(only(item(correct="")).refusal)


def test_a_tolerance_is_refused():
    entry = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    near = (
        '<responseProcessing><equal toleranceMode="absolute" tolerance="0.5 0.5"/>'
        "</responseProcessing>"
    )
    found = only(item(f"<p>Wie viel?</p>{entry}", correct="3", more=near))
    assert "range of numbers" in str(found.refusal)


def test_all_or_nothing_is_said():
    way = '<responseProcessing template="http://x/rptemplates/CC2_match_basic"/>'
    found = only(
        item(
            (CHOICE % "Was?").replace('maxChoices="1"', 'maxChoices="0"'),
            correct="a|b",
            declaration='cardinality="multiple" baseType="identifier"',
            more=way,
        )
    )
    assert found.body["kind"] == "multiple"
    assert "fully right" in said(found)


@pytest.mark.parametrize(("most", "kind"), [("1", "single"), ("0", "multiple"), ("2", "multiple")])
def test_how_many_may_be_chosen_decides(most, kind):
    body = (CHOICE % "Was?").replace('maxChoices="1"', f'maxChoices="{most}"')
    declared = 'cardinality="multiple" baseType="identifier"'
    assert only(item(body, declaration=declared)).body["kind"] == kind


def test_no_words_at_all_falls_back_on_the_title():
    found = only(item(CHOICE.replace("<prompt>%s</prompt>", "")))
    assert found.body["prompt"] == "<p>Titel</p>"
    assert "title is used" in said(found)
