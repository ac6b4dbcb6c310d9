"""Files as people write them: no names, several questions to a paragraph, gaps, stray lines."""

from pathlib import Path

import pytest

from courses.exchange import gift

FIXTURES = Path(__file__).parent / "fixtures" / "gift"


def read(name):
    return gift.read((FIXTURES / name).read_bytes())


def only(text):
    [one] = gift.read(text.encode())
    return one


def right(one):
    return [option["text"] for option in one.body["options"] if option["correct"]]


def notes(one):
    return [str(note) for note in one.notes]


@pytest.fixture(scope="module")
def by_hand():
    return read("by_hand.gift")


def test_all_are_found_in_order(by_hand):
    assert [(one.line, one.type) for one in by_hand] == [
        (6, "multichoice"), (7, "truefalse"), (8, "truefalse"), (11, "multichoice"),
        (13, "shortanswer"), (15, "multianswer"), (18, "multichoice"), (31, "multichoice"),
        (38, "multichoice"), (40, "multichoice"), (42, "multichoice"), (44, "multichoice"),
        (46, "multichoice"),
    ]  # fmt: skip
    assert {one.category for one in by_hand} == {("Übung",)}


def test_questions_without_blank_lines_between(by_hand):
    assert right(by_hand[0]) == ["das Jugendamt"]
    assert by_hand[1].body["answer"] is True
    assert by_hand[2].body["feedback_true"] == "Nein, § 1631 BGB."
    assert by_hand[2].body["feedback_false"] == "Richtig."


def test_a_choice_in_the_middle_leaves_a_line(by_hand):
    assert by_hand[3].body["prompt"] == "<p>Die Beratung ist _____ und vertraulich.</p>"


def test_words_to_write_in_the_middle_are_gaps(by_hand):
    assert by_hand[4].body["segments"] == [
        "Das Jugendamt hat einen ",
        {"id": "1", "accept": ["Schutzauftrag", "Auftrag"]},
        " nach § 8a.",
    ]
    assert [segment["accept"] for segment in by_hand[5].body["segments"][1::2]] == [
        ["gewaltfreie"],
        ["Beteiligung", "Mitsprache"],
    ]


def test_answers_over_several_lines(by_hand):
    body = by_hand[6].body
    assert body["prompt"] == "<p>Was tun Sie zuerst,<br>wenn ein Kind erzählt?</p>"
    assert [option["text"] for option in body["options"]] == ["zuhören", "nachbohren", "schweigen"]
    assert "der Anfang." in body["options"][0]["feedback"]
    assert body["feedback"] == "<p>Mehr dazu in Lektion 6</p>"


def test_a_blank_line_before_the_brace(by_hand):
    assert right(by_hand[7]) == ["Schweigepflicht"]


def test_escapes(by_hand):
    assert by_hand[8].body["prompt"] == "<p>Was ist {x} = 2: #1 ~ \\ ?</p>"
    assert [option["text"] for option in by_hand[8].body["options"]] == ["=2", "~3", "{4}"]


def test_weights_that_ours_does_not_know(by_hand):
    assert "marked as right" in str(by_hand[9].refusal)
    assert by_hand[10].body["kind"] == "multiple"
    assert "choose all of them" in notes(by_hand[10])[0]
    assert by_hand[11].body["kind"] == "single"
    assert notes(by_hand[11]) == ["Partly right answers count as wrong: 15 (50 %)."]


def test_markdown(by_hand):
    assert by_hand[12].body["prompt"] == "<p>Was ist <strong>wichtig</strong>?</p>"
    assert by_hand[12].body["options"][0]["text"] == "<em>Ruhe</em>"


def test_numbers_exact_or_refused():
    found = {one.name: one for one in read("ranges.gift")}
    accepted = {name: one.body["accept"] for name, one in found.items() if one.body}
    assert accepted == {
        "exakt": ["16"],
        "toleranz null": ["16"],
        "komma": ["3,5", "3.5"],
        "gleicher bereich": ["5"],
        "mehrere": ["1990"],
    }
    assert "tolerance (3:2)" in str(found["toleranz"].refusal)
    assert "tolerance (1..5)" in str(found["bereich"].refusal)
    assert "“früher” is not a number" in str(found["keine zahl"].refusal)


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ("~%50%a ~%30%b ~%-50%c", "add up to 80 %"),
        ("~%70%a ~%30%b ~%-50%c", "all count alike"),
        ("~%50%a ~%50%b ~c", "A wrong answer costs 0 %"),
        ("~%33%a ~%33%b ~%33%c ~%-33.33333%d", ""),
        ("~%100%a ~%-100%b", ""),
    ],
)
def test_weights_of_several_right_answers(weights, told):
    found = " ".join(notes(only(f"Frage?{{{weights}}}")))
    assert told in found if told else found == ""


def test_html_attributes_and_entities_need_no_escape_in_answers():
    one = only('Was?{=<span lang="en">yes</span> &#228;~<a href="x?a=1#b">no</a>}')
    assert [option["text"] for option in one.body["options"]] == [
        '<span lang="en">yes</span> ä',
        "no",
    ]


def test_balanced_braces_in_answers_are_text():
    one = only(r"Was?{=$\frac{1}{2}$ ~$\sqrt{2}$}")
    assert right(one) == [r"$\frac{1}{2}$"]
    assert notes(one) == ["Braces inside the answers were taken as text."]


def test_arrows_make_no_pairs_in_a_choice():
    assert right(only("Weg?{~Datei -> Neu =Start -> Ende}")) == ["Start -&gt; Ende"]


def test_a_picture_inside_the_text_comes_along():
    image = r'<img src\="data:image/png;base64,iVBORw0KGgo\=" alt\="Ein Haus">'
    one = only(f"[html]<p>Was?</p><p>{image}</p>{{T}}")
    assert one.body["prompt"] == "<p>Was?</p>"
    [picture] = one.pictures
    assert (picture.name, picture.content, picture.alt) == (
        "image-1.png",
        b"\x89PNG\r\n\x1a\n",
        "Ein Haus",
    )


def test_a_picture_in_an_answer_leaves_its_words():
    one = only('Was?{=<img src="http://example.org/a.png" alt="Haus"> ~nichts}')
    assert right(one) == ["[Haus]"]
    assert "“a.png” stands where none can be" in notes(one)[0]


def test_unsafe_html_is_told_about():
    one = only("[html]<p onclick\\='x()'>Was?<script>x()</script></p>{T}")
    assert one.body["prompt"] == "<p>Was?</p>"
    assert "Scripts in the text were removed for safety." in notes(one)


def test_wildcards():
    assert only("Was?{=Schutz* =Schutz}").body["accept"] == ["Schutz"]
    assert "No exact answer" in str(only("Was?{=Schutz*}").refusal)
    assert only(r"Was?{=2\*3}").body["accept"] == ["2*3"]


def test_links_into_the_site_are_not_for_files_to_make():
    one = only('[html]<p>Siehe <a linktype\\="page" id\\="3">hier</a>.</p>{T}')
    assert one.body["prompt"] == "<p>Siehe <a>hier</a>.</p>"


def test_answers_without_a_sign_are_refused():
    assert "No answer starts with" in str(only("Was?{\nA) eins\nB) zwei\n}").refusal)
    assert only("Was?{Schutz}").body["accept"] == ["Schutz"]


def test_comments_give_id_and_tags():
    one = only("// [id:K-1]\n// [tag:recht] [tag:schutz]\nWas?{T}")
    assert (one.name, one.tags) == ("K-1", ("recht", "schutz"))


def test_what_moodle_left_behind_a_question():
    one = only('Stimmt das?{T####Ja.}";')
    assert one.body["prompt"] == "<p>Stimmt das?</p>"
    assert notes(one) == ["Stray characters behind the answers were left out."]
