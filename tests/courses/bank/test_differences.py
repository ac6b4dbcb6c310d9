"""Two bodies compared: texts marked word by word, everything else in sentences."""

from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.questions.differences import Change, differences
from courses.questions.registry import KINDS
from courses.questions.wording import compared

from ..questions.bodies import ANY_BODY

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
COMMON = {"prompt": "<p>Was gilt?</p>", "feedback": ""}


def body(slug: str, **value) -> dict:
    return KINDS[slug].freeze(COMMON | value)


def changed(old: dict, new: dict) -> list[Change]:
    with override("en"):
        return differences(old, new)


def sentences(old: dict, new: dict) -> list[str]:
    return [sentence for change in changed(old, new) for sentence in change.sentences]


def option(text: str, *, correct: bool = False, feedback: str = "") -> dict:
    return {"text": text, "correct": correct, "feedback": feedback}


def choice(*options: dict) -> dict:
    return body("multiple", options=list(options))


KKG, BGB = option("KKG", correct=True), option("BGB")


@given(old=st.text(max_size=80), new=st.text(max_size=80))
@QUICK
def test_the_marks_spell_both_texts(old, new):
    pieces = compared(old, new)
    assert "".join(piece.text for piece in pieces if piece.deed != "inserted") == old
    assert "".join(piece.text for piece in pieces if piece.deed != "deleted") == new
    assert all(piece.text for piece in pieces)


@given(one=ANY_BODY)
@QUICK
def test_the_same_has_no_changes(one):
    assert differences(one, one) == []


@given(old=ANY_BODY, new=ANY_BODY)
@QUICK
def test_different_bodies_always_have_a_change(old, new):
    found = differences(old, new)
    assert bool(found) is (old != new)
    assert all(change.pieces or change.sentences for change in found)


@given(new=ANY_BODY)
@QUICK
def test_an_unreadable_draft_is_no_error(new):
    assert differences({}, new)
    assert differences(new, {})


def test_words_are_marked():
    pieces = compared("Kinder haben ein Recht.", "Alle Kinder haben kein Recht.")
    assert [(piece.deed, piece.text) for piece in pieces if piece.deed != "same"] == [
        ("inserted", "Alle "),
        ("deleted", "ein"),
        ("inserted", "kein"),
    ]


def test_long_texts_are_compared_by_lines_in_no_time():
    old = "\n".join(f"Zeile {number} mit ein paar Wörtern" for number in range(4000))
    pieces = compared(old, old.replace("Zeile 77 ", "Zeile siebenundsiebzig "))
    assert sum(piece.deed != "same" for piece in pieces) == 2


def test_only_the_formatting():
    old, new = choice(KKG, BGB), choice(KKG, BGB) | {"prompt": "<p>Was <b>gilt</b>?</p>"}
    assert sentences(old, new) == ["Only the formatting or a link was changed."]


def test_options_added_and_removed():
    old, new = choice(KKG, BGB), choice(KKG, option("Grundgesetz", correct=True))
    assert sentences(old, new) == [
        "Option added, right: “Grundgesetz”.",
        "Option removed: “BGB”.",
    ]


def test_another_option_is_right():
    old = choice(KKG, BGB)
    new = choice(option("KKG"), option("BGB", correct=True))
    assert sentences(old, new) == [
        "The option “KKG” is no longer right.",
        "The option “BGB” is right now.",
    ]


def test_an_option_in_other_words_stays_the_same_option():
    old = choice(KKG, option("Das Bürgerliche Gesetzbuch"))
    new = choice(KKG, option("Das bürgerliche Gesetzbuch (BGB)"))
    assert sentences(old, new) == [
        "The option “Das Bürgerliche Gesetzbuch” now reads “Das bürgerliche Gesetzbuch (BGB)”."
    ]


def test_feedback_of_an_option():
    old, new = choice(KKG, BGB), choice(KKG, option("BGB", feedback="Dort nicht."))
    assert sentences(old, new) == ["The option “BGB” has a feedback now: “Dort nicht.”."]


def test_the_order_of_options():
    assert sentences(choice(KKG, BGB), choice(BGB, KKG)) == [
        "The order of the options was changed."
    ]


def test_true_becomes_false():
    old = body("true_false", answer="true", feedback_true="", feedback_false="")
    new = body("true_false", answer="false", feedback_true="", feedback_false="")
    assert sentences(old, new) == ["The right answer is now “False”; it was “True”."]


def test_pairs():
    pairs = [{"left": "Schutz", "right": "Amt"}, {"left": "Recht", "right": "Gericht"}]
    old = body("matching", pairs=pairs, distractors=["Schule"])
    moved = [pairs[0], {"left": "Recht", "right": "Amt"}, {"left": "Hilfe", "right": "Telefon"}]
    new = body("matching", pairs=moved, distractors=[])
    assert sentences(old, new) == [
        "Pair added: “Hilfe” belongs to “Telefon”.",
        "“Recht” now belongs to “Amt”; it belonged to “Gericht”.",
        "Further entry removed: “Schule”.",
    ]


def test_steps():
    old, new = body("ordering", items=["a", "b"]), body("ordering", items=["b", "a", "c"])
    assert sentences(old, new) == [
        "Step added: “c”.",
        "The right order is now: 1. b · 2. a · 3. c",
    ]


def test_spellings():
    old, new = body("short_answer", accept=["14"]), body("short_answer", accept=["14", "vierzehn"])
    assert sentences(old, new) == ["“vierzehn” is accepted now."]


def test_gaps():
    old, new = body("cloze", text="Ohne {{Gewalt}}."), body("cloze", text="Ohne {{Zwang}}.")
    (change,) = changed(old, new)
    assert [piece.text for piece in change.pieces if piece.deed != "same"] == ["Gewalt", "Zwang"]


def test_another_kind():
    old = body("true_false", answer="true", feedback_true="", feedback_false="")
    said = sentences(old, choice(KKG, BGB))
    assert said[0] == "The kind of question is now “Multiple choice”; it was “True or false”."


def test_pictures():
    one = {"image": 1, "alt": "Ein Baum"}
    old, new = choice(KKG, BGB), choice(KKG, BGB) | {"pictures": [one]}
    assert sentences(old, new) == ["Picture added: “Ein Baum”."]
    assert sentences(new, old) == ["Picture removed: “Ein Baum”."]
    again = new | {"pictures": [one | {"alt": ""}]}
    assert sentences(new, again) == ["The alternative text “Ein Baum” became “”."]
