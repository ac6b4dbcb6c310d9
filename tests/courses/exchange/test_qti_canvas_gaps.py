"""QTI 1.2 of Canvas: texts with blanks and with lists, empty pairs, feedback by verdict."""

from courses.exchange import qti

LINE = "The gap became a line in the question, and its list the answers."
WRITES = "Learners now write into the gaps instead of choosing. They chose from: %s."


def material(text):
    return f"<material><mattext texttype='text/html'>{text}</mattext></material>"


def response(ident, left="", **labels):
    inside = "".join(
        f"<response_label ident='{key}'>{material(text)}</response_label>"
        for key, text in labels.items()
    )
    return (
        f"<response_lid ident='response_{ident}'>{material(left)}"
        f"<render_choice>{inside}</render_choice></response_lid>"
    )


def earns(ident, answer):
    return (
        f"<respcondition><conditionvar><varequal respident='response_{ident}'>{answer}</varequal>"
        "</conditionvar><setvar varname='SCORE' action='Add'>50</setvar></respcondition>"
    )


def told(ident, answer, name):
    return (
        f"<respcondition continue='Yes'><conditionvar><varequal respident='response_{ident}'>"
        f"{answer}</varequal></conditionvar><displayfeedback linkrefid='{name}'/></respcondition>"
    )


def feedback(name, text):
    return f"<itemfeedback ident='{name}'><flow_mat>{material(text)}</flow_mat></itemfeedback>"


def only(kind, asked, rules, more=""):
    item = (
        "<questestinterop><item ident='i' title='Lücken'><itemmetadata><qtimetadata>"
        "<qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>"
        f"<presentation>{asked}</presentation><resprocessing>{rules}</resprocessing>{more}"
        "</item></questestinterop>"
    )
    (found,) = qti.read(item.encode())
    return found


def notes(found):
    return [str(note) for note in found.notes]


LISTS = (
    material("&lt;p&gt;Das [amt] schützt, das [gericht] entscheidet.&lt;/p&gt;")
    + response("amt", a="Jugendamt", b="Bauamt")
    + response("gericht", c="Amtsgericht", d="Familiengericht")
)
KEY = earns("amt", "a") + earns("gericht", "d")


def test_lists_become_gaps_and_are_named():
    found = only("multiple_dropdowns_question", LISTS, KEY)
    assert found.body["segments"] == [
        "Das ", {"id": "1", "accept": ["Jugendamt"]}, " schützt, das ",
        {"id": "2", "accept": ["Familiengericht"]}, " entscheidet.",
    ]  # fmt: skip
    assert notes(found) == [WRITES % "(1) Jugendamt, Bauamt; (2) Amtsgericht, Familiengericht"]


def test_feedback_to_an_entry_of_a_list_keeps_its_entry():
    rules = KEY + told("amt", "b", "b_fb")
    found = only("multiple_dropdowns_question", LISTS, rules, feedback("b_fb", "Das baut nur."))
    assert "<strong>Bauamt:</strong>" in found.body["feedback"]
    assert "Das baut nur." in found.body["feedback"]


def test_one_list_is_a_choice():
    asked = material("&lt;p&gt;Das [amt] schützt.&lt;/p&gt;") + response(
        "amt", a="Jugendamt", b="Bauamt"
    )
    found = only("multiple_dropdowns_question", asked, earns("amt", "a"))
    assert found.body["prompt"] == "<p>Das _____ schützt.</p>"
    assert [(one["text"], one["correct"]) for one in found.body["options"]] == [
        ("Jugendamt", True), ("Bauamt", False),
    ]  # fmt: skip
    assert notes(found) == [LINE]


def test_blanks_accept_every_spelling_that_earns():
    asked = material("&lt;p&gt;Ohne [was].&lt;/p&gt;") + response("was", a="Gewalt", b="Zwang")
    rules = earns("was", "a") + earns("was", "b")
    found = only("fill_in_multiple_blanks_question", asked, rules)
    assert found.body["segments"][1]["accept"] == ["Gewalt", "Zwang"]
    assert notes(found) == []


def test_blanks_without_words_around_get_numbers():
    asked = material("&lt;p&gt;[a]&lt;/p&gt;&lt;p&gt;[b]&lt;/p&gt;")
    asked += response("a", x="eins") + response("b", y="zwei")
    found = only("fill_in_multiple_blanks_question", asked, earns("a", "x") + earns("b", "y"))
    assert [one for one in found.body["segments"] if isinstance(one, str)] == ["1. ", "\n2. "]


def test_blanks_that_are_nowhere_or_have_no_key_are_refused():
    asked = material("Ohne Klammern.") + response("was", a="Gewalt")
    assert only("fill_in_multiple_blanks_question", asked, earns("was", "a")).refusal
    assert only("multiple_dropdowns_question", LISTS, earns("amt", "a")).refusal


def test_empty_pairs_go_with_a_note():
    choices = {"a": "hilft", "b": "backt", "c": ""}
    asked = material("Wer?") + response("1", "Amt", **choices) + response("2", "Bäcker", **choices)
    asked += response("3", "", **choices)
    rules = earns("1", "a") + earns("2", "b") + earns("3", "c")
    found = only("matching_question", asked, rules)
    assert [pair["left"] for pair in found.body["pairs"]] == ["Amt", "Bäcker"]
    assert notes(found) == ["Empty pairs were left out."]


def test_feedback_by_verdict_says_which():
    asked = material("Wer?") + response("1", a="Amt", b="Post")
    more = feedback("correct_fb", "Gut.") + feedback("general_incorrect_fb", "Noch einmal.")
    found = only("multiple_choice_question", asked, earns("1", "a"), more)
    assert found.body["feedback"] == (
        "<p><strong>If the answer is right:</strong></p><p>Gut.</p>"
        "<p><strong>If the answer is not right:</strong></p><p>Noch einmal.</p>"
    )
