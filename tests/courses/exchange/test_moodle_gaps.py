"""Embedded answers, their grammar, and the texts with boxes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange.moodle.gap_grammar import TYPES, Gap, parse
from courses.exchange.refusal import Refused

from .moodle_xml import asking, notes, one, question

WRITES = "Learners now write into the gaps instead of choosing. They chose from: %s."
LINE = "The gap became a line in the question, and its list the answers."
MOVED = "Feedback to single answers was moved into the feedback for everybody."


def cloze(html, *parts, style="html"):
    return one(question("cloze", *parts, prompt=asking(html, style=style)))


def gaps(found):
    return [one["accept"] for one in found.body["segments"] if isinstance(one, dict)]


def alternatives(source):
    (gap,) = (part for part in parse(source) if isinstance(part, Gap))
    return [(str(one.weight), one.answer, one.feedback) for one in gap.alternatives]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{1:SHORTANSWER:=a~%50%b#c}", [("100", "a", ""), ("50", "b", "c")]),
        ("{:SA:=a}", [("100", "a", "")]),
        ("{2:mw:~=a~b}", [("100", "a", ""), ("0", "b", "")]),
        ("{1:MC:a#Nein~%100%b#Ja}", [("0", "a", "Nein"), ("100", "b", "Ja")]),
        ("{1:MC:%-33.33333%a~=b}", [("-33.33333", "a", ""), ("100", "b", "")]),
        (r"{1:SA:=a\~b\}c\#d\\e}", [("100", r"a~b}c#d\e", "")]),
        ("{1:SA:=&#125;&amp;#8222;}", [("100", "&#125;&amp;#8222;", "")]),
        ("{1:SA:=R&amp;~=D&D}", [("100", "R&amp;", ""), ("100", "D&D", "")]),
        ("{1:SA:= a b # c d }", [("100", " a b ", " c d ")]),
        (r"{1:SA:=a\*}", [("100", r"a\*", "")]),
        ("{1:SA:=a#b=c%d#e}", [("100", "a", "b=c%d#e")]),
        ("{1:NM:=3,5:0.1~%50%3:1}", [("100", "3,5:0.1", ""), ("50", "3:1", "")]),
        ("{1:MCV:\n~=a\n~b\n}", [("100", "a\n", ""), ("0", "b\n", "")]),
    ],
)
def test_the_grammar(source, expected):
    assert alternatives(f"vor {source} nach") == expected


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_is_known_in_any_case(kind):
    first, gap, last = parse(f"a {{1:{kind.lower()}:=b}} c")
    assert (first, gap.type, last) == ("a ", kind, " c")


@pytest.mark.parametrize("source", ["{ja}", "{", "}", "{{x}}", "{1}", "{a:b:c}x{", "\\frac{1}{2}"])
def test_other_braces_are_text(source):
    if source == "{a:b:c}x{":
        assert parse(source) == [source]
    else:
        assert "".join(map(str, parse(source))) == source


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a {1:SA:=b", "A gap is never closed: “{1:SA:=b”."),
        ("a {1:ESSAY:=b}", "Gaps of the type “ESSAY” are not supported."),
        ("a {1:REGEXP:=b}", "Gaps of the type “REGEXP” are not supported."),
        ("a {1:MULTICHOICE}", "A gap has no answer: “{1:MULTICHOICE}”."),
        ("a {1:SA:} b", "A gap has no answer: “{1:SA:} b”."),
        ("Moodle lost {#1} it", "A gap has no answer: “{#1} it”."),
    ],
)
def test_broken_gaps_are_refused_with_the_place(source, reason):
    with pytest.raises(Refused) as caught:
        parse(source)
    assert str(caught.value.reason) == reason


@given(st.text(alphabet="{}:=~%#\\&;1aSAMCN \n", max_size=60))
def test_the_grammar_always_ends(text):
    with suppress(Refused):
        assert any(isinstance(part, Gap) for part in parse(f"{{1:SA:{text}"))


def test_words_to_write():
    found = cloze("<p>Erziehung ohne {1:SA:=Gewalt~=Zwang}<br>ist ein {1:SAC:=Recht}.</p>")
    assert found.body["segments"] == [
        "Erziehung ohne ", {"id": "1", "accept": ["Gewalt", "Zwang"]},
        "\nist ein ", {"id": "2", "accept": ["Recht"]}, ".",
    ]  # fmt: skip
    assert notes(found) == ["Upper and lower case counted; here they do not matter."]


def test_words_to_choose_are_written_now():
    lists = "{1:MULTICHOICE_S:Bayern#Nein~=Hessen * %s#Gut} und nicht in {1:MC:=Bayern~Hessen}"
    found = cloze("Fulda liegt in " + lists % "" + ".")
    assert gaps(found) == [["Hessen *"], ["Bayern"]]
    assert found.body["feedback"] == (
        "<p><strong>1. Bayern:</strong> Nein</p><p><strong>1. Hessen *:</strong> Gut</p>"
    )
    assert notes(found) == [WRITES % "(1) Bayern, Hessen *; (2) Bayern, Hessen", MOVED]
    found = cloze("Fulda liegt in " + lists % "\\}" + ".")
    assert str(found.refusal).startswith("The answer to a gap holds one of the signs { } |")


def test_one_list_alone_is_a_choice():
    answers = "Bayern#Nein~=Hessen * \\}#<b>Gut</b>~%50%Thüringen"
    found = cloze(f"<p>Fulda liegt in {{1:MCS:{answers}}}.</p>")
    assert found.body["kind"] == "single"
    assert found.body["prompt"] == "<p>Fulda liegt in _____.</p>"
    assert [(one["text"], one["correct"], one["feedback"]) for one in found.body["options"]] == [
        ("Bayern", False, "Nein"), ("Hessen * }", True, "<b>Gut</b>"), ("Thüringen", False, ""),
    ]  # fmt: skip
    assert notes(found) == ["“Thüringen” earned 50 %; here it counts as wrong.", LINE]


def test_one_list_alone_may_have_several_right_answers():
    found = cloze("Zahlen: {1:MULTIRESPONSE:=eins~=zwei~Hut}")
    assert found.body["kind"] == "multiple"
    assert [one["text"] for one in found.body["options"] if one["correct"]] == ["eins", "zwei"]


def test_several_to_choose():
    found = cloze("Zahlen: {1:MULTIRESPONSE:=eins~=zwei~Hut} und {1:SA:=drei}.")
    assert gaps(found) == [["eins", "zwei"], ["drei"]]
    assert notes(found) == [
        "Several answers had to be chosen in a gap; here one of them is enough.",
        WRITES % "eins, zwei, Hut",
    ]


def test_numbers():
    found = cloze("Es sind {1:NUMERICAL:=3.5:0~*#nein} Meter.")
    assert gaps(found) == [["3.5", "3,5"]]
    refused = cloze("Es sind {1:NM:=3.5:0.1} Meter und {1:SA:=mehr}.")
    assert str(refused.refusal) == "Numbers with a tolerance (here ±0.1) are not supported."
    assert str(cloze("Das sind {3:NUMERICAL:=zero}.").refusal) == "“zero” is not a number."


def test_different_points_are_told():
    found = cloze("{1:SA:=a} und {3:SA:=b}")
    assert notes(found) == ["The gaps gave different points; here all gaps count alike."]


def test_signs_as_entities_and_tags_in_answers():
    found = cloze("Wo? {1:SA:=<b>Caf&eacute;</b> &amp; Bar~=x &lt; y} &#123;hier}")
    assert gaps(found) == [["Café & Bar", "x < y"]]
    assert found.body["segments"][-1] == " {hier}"


def test_a_list_becomes_lines():
    found = cloze("<ul><li>Hund: {1:SA:=bellt}</li><li>Katze: {1:SA:=miaut}</li></ul>")
    assert found.body["segments"] == [
        "Hund: ", {"id": "1", "accept": ["bellt"]}, "\nKatze: ", {"id": "2", "accept": ["miaut"]},
    ]  # fmt: skip
    assert notes(found) == [
        "A text with gaps is plain: bold letters, links, lists and tables went."
    ]


def test_text_that_would_be_a_gap_of_ours():
    found = cloze("{{Wort}} und {{1:SA:=a}}")
    assert gaps(found) == [["a"]]
    assert notes(found) == ["Double braces in the text were pulled apart; they mark gaps here."]


def test_texts_without_gaps_or_without_text_are_refused():
    assert str(cloze("Nichts zu füllen.").refusal) == "The text has no gaps."
    assert str(cloze("{1:SA:=a}").refusal) == "The gaps need a text around them."
    assert str(cloze("Nur {1:SA:=*}.").refusal).startswith("All right answers hold wildcards")


def test_at_most_twenty_gaps():
    assert len(gaps(cloze("a {1:SA:=b} " * 20))) == 20
    assert str(cloze("a {1:SA:=b} " * 21).refusal) == "A text can have up to twenty gaps."


def test_markdown_around_gaps_leaves_them_alone():
    found = cloze("Erste *Zeile*\n\nZweite {1:SA:=_Wort_~=a*b}", style="markdown")
    assert gaps(found) == [["_Wort_"]]
    assert found.body["segments"][0] == "Erste Zeile\nZweite "


@pytest.mark.parametrize(("kind", "box"), [("gapselect", "selectoption"), ("ddwtos", "dragbox")])
def test_boxes(kind, box):
    boxes = "".join(
        f"<{box}><text>{word}</text><group>1</group></{box}>" for word in ("Dach", "Katze", "Maus")
    )
    found = one(question(kind, boxes, prompt=asking("<p>Die [[2]] auf dem [[1]].</p>")))
    assert found.body["segments"] == [
        "Die ", {"id": "1", "accept": ["Katze"]}, " auf dem ", {"id": "2", "accept": ["Dach"]}, ".",
    ]  # fmt: skip
    assert notes(found) == [WRITES % "Dach, Katze, Maus"]


@pytest.mark.parametrize(("kind", "box"), [("gapselect", "selectoption"), ("ddwtos", "dragbox")])
def test_one_box_alone_is_a_choice(kind, box):
    boxes = "".join(f"<{box}><text>{word}</text><group>1</group></{box}>" for word in ("Ei", "Ai"))
    found = one(question(kind, boxes, prompt=asking("<p>Ein [[2]] aus Stein.</p>")))
    assert found.body["prompt"] == "<p>Ein _____ aus Stein.</p>"
    assert [(one["text"], one["correct"]) for one in found.body["options"]] == [
        ("Ei", False), ("Ai", True),
    ]  # fmt: skip
    missing = one(question(kind, boxes, prompt=asking("Die [[4]].")))
    assert str(missing.refusal) == "Gap 4 has no answer."
