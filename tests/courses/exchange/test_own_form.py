"""Our own form: readable by people, and nothing gets lost on the way out and back."""

import base64
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from courses.exchange import own
from courses.exchange.items import Given, Picture, UnreadableFile
from courses.questions.registry import KINDS
from courses.starter import questions as starter

from .strategies import givens

FIXTURES = Path(__file__).parent / "fixtures" / "own"
P1 = Path(starter.__file__).parent / "p1" / "quiz.yaml"


def read(name):
    return own.read((FIXTURES / name).read_bytes())


def notes(one):
    return [str(note) for note in one.notes]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_comes_back(kind):
    # Reading Markdown takes its time, and each text is read back while it is written.
    @settings(max_examples=settings.default.max_examples // 3)
    @given(givens(kind))
    def comes_back(question):
        written = own.write([question])
        [found] = own.read(written)
        assert found.refusal is None, (str(found.refusal), written.decode())
        assert found.body == question.body
        assert found.notes == ()
        assert found.name == question.reference
        assert found.tags == question.tags
        assert found.category == question.category
        assert found.difficulty == question.difficulty

    comes_back()


def test_a_text_that_looks_like_a_file_name_is_a_text():
    body = shipped()[0].body | {"prompt": "<p>index.html</p>", "feedback": ".HTM"}
    [found] = own.read(own.write([Given("F-Q01", body, (), (), "")]))
    assert found.body == body


def shipped():
    return [
        Given(entry["reference"], starter.body_of(entry), (), tuple(entry["tags"]), "medium")
        for entry in yaml.safe_load(P1.read_text(encoding="utf-8"))["questions"]
    ]


def test_what_is_written_is_what_the_starter_reads():
    entries = yaml.safe_load(own.write(shipped()))["questions"]
    assert [starter.body_of(entry) for entry in entries] == [one.body for one in shipped()]


def test_a_person_can_read_and_change_it():
    body = starter.body_of(
        {
            "kind": "single",
            "prompt": "Wer hat **Vorrang**?",
            "options": [
                {"text": "Das Kind", "correct": True, "feedback": "Ja, *immer*.\n"},
                {"text": "5 * 3 < 16", "correct": False},
            ],
        }
    )
    assert own.write([Given("Q-1", body, ("Recht",), ("eins",), "easy")]).decode() == (
        "questions:\n\n"
        "- reference: Q-1\n"
        "  kind: single\n"
        "  category:\n  - Recht\n"
        "  difficulty: easy\n"
        "  tags:\n  - eins\n"
        "  prompt: Wer hat **Vorrang**?\n"
        "  feedback: ''\n"
        "  options:\n"
        "  - text: Das Kind\n    correct: true\n    feedback: |\n      Ja, *immer*.\n"
        "  - text: 5 * 3 < 16\n    correct: false\n    feedback: ''\n"
    )


def test_pictures_come_back():
    picture = Picture("haus.png", b"\x89PNG", "Ein Haus")
    [found] = own.read(own.write([Given("Q", shipped()[0].body, pictures=(picture,))]))
    assert found.pictures == (picture,)


def test_a_damaged_picture_is_told_about():
    data = base64.b64encode(b"x").decode()[:-1]
    text = f"- {{kind: true_false, prompt: A, answer: true, pictures: [{{name: a, data: {data}}}]}}"
    [found] = own.read(text.encode())
    assert found.pictures == ()
    assert "“a” is empty or damaged" in notes(found)[0]


def test_written_by_hand():
    found = read("by_hand.yaml")
    assert [(one.line, one.name, one.type) for one in found] == [
        (4, "Q-1", "single"), (20, "Q-2", "cloze"), (25, "Q-3", "short_answer"),
        (29, "Q-4", "matching"), (36, "Q-5", "ordering"), (40, "Q-6", "true_false"),
        (44, "Q-7", "essay"), (47, "Q-8", "multiple"), (52, "", ""), (53, "Q-9", "true_false"),
    ]  # fmt: skip
    first = found[0]
    assert first.tags == ("recht", "schutz")
    assert (first.category, first.difficulty) == (("Kinderschutz", "Recht"), "easy")
    assert [option["text"] for option in first.body["options"]] == ["Das Kind", "2024-01-01", "no"]
    assert notes(first) == ["Only the questions were read, not: title, minutes."]
    assert found[2].body["accept"] == ["16"]
    assert [choice["text"] for choice in found[3].body["choices"]][-1] == "Strafe"
    assert found[5].body["answer"] is True


def test_reasons_name_what_is_wrong():
    refusals = [str(one.refusal) for one in read("by_hand.yaml") if one.refusal]
    assert "The kind “essay” is unknown" in refusals[0]
    assert "options[0].correct" in refusals[1]
    assert refusals[2] == "This entry is not a question."


def test_what_is_not_taken_over_is_told():
    assert notes(read("by_hand.yaml")[-1]) == [
        "The difficulty “sehr schwer” is unknown; possible are easy, medium and hard.",
        "The lesson is not taken over; choose it in the quiz.",
        "Unknown keys were left out: punkte.",
        "These keys stand twice, the last one counts: prompt.",
    ]


def test_a_broken_entry_takes_no_neighbour_along():
    found = read("broken.yaml")
    assert [(one.line, bool(one.body)) for one in found] == [
        (2, True),
        (6, False),
        (10, True),
        (14, False),
    ]
    assert "not valid YAML near line" in str(found[1].refusal)
    assert "Anchors and aliases" in str(found[3].refusal)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nquestions: [*b, *b]",
        "[" * 50_000,
        "- " * 50_000,
        "questions: 5",
        "title: nichts",
        "!!python/object/apply:os.system [ls]",
        "? [a]\n: b",
        "\t- x",
        "a: \x07",
    ],
)
def test_hopeless_and_hostile_files(text):
    with pytest.raises(UnreadableFile):
        own.read(text.encode())


def test_tags_construct_nothing():
    [one] = own.read(b"- {kind: true_false, answer: true, prompt: !!python/name:os.system x}")
    assert one.body["prompt"] == "<p>x</p>"


def test_pictures_scripts_and_page_links_in_the_text():
    prompt = '![x](a.png) <a linktype="page" id="3">y</a> <b onclick="z()">z</b>'
    [one] = own.read(
        yaml.safe_dump([{"kind": "true_false", "answer": True, "prompt": prompt}]).encode()
    )
    assert one.body["prompt"] == "<p> <a>y</a> <b>z</b></p>"
    assert notes(one) == [
        "Scripts in the text were removed for safety.",
        "Pictures in the text were left out; add them to the question.",
    ]
