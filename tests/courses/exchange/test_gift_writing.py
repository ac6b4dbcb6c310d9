"""What other programs get to read, and what only we understand."""

import pytest

from courses.exchange import gift
from courses.exchange.gift.categories import joined_path, split_path
from courses.exchange.items import Given, Picture
from courses.questions.registry import KINDS


def body(kind, **own):
    return KINDS[kind].canonical({"kind": kind, "prompt": "<p>Was?</p>", "feedback": ""} | own)


def cloze(text):
    return KINDS["cloze"].freeze({"prompt": "<p>Füllen Sie aus.</p>", "feedback": "", "text": text})


def written(given):
    return gift.write([given]).decode().split("\n\n", 1)[1]


def options(*rows):
    return [{"id": "", "text": text, "correct": right, "feedback": ""} for text, right in rows]


def test_weights_are_those_that_moodle_knows():
    many = body("multiple", options=options(("a", True), ("b", True), ("c", True), ("d", False)))
    assert written(Given("Q", many)) == (
        "// [id:Q]\n"
        "::Q::[html]<p>Was?</p>{\n"
        "\t~%33.33333%a\n\t~%33.33333%b\n\t~%33.33333%c\n\t~%-33.33333%d\n"
        "}\n"
    )


def test_a_text_that_looks_like_a_weight_or_a_format():
    odd = body("single", options=options(("%50% davon", True), ("[html] gut", False)))
    assert "\t=[html]%50% davon\n\t~[html][html] gut\n" in written(Given("Q", odd))


def test_several_gaps_are_pairs_elsewhere_and_a_cloze_here():
    one = Given("Q", cloze("Recht auf {{Schutz|Hilfe}}\nund {{Ruhe}}."))
    text = written(one)
    assert "<p>Recht auf [1]</p><p>und [2].</p>{\n\t=[1] -> Schutz\n\t=[2] -> Ruhe\n}" in text
    [found] = gift.read(text.encode())
    assert found.body == one.body


def test_without_our_comment_the_pairs_are_read():
    text = written(Given("Q", cloze("Recht auf {{Schutz|Hilfe}} und {{Ruhe}}.")))
    visible = "\n".join(line for line in text.split("\n") if not line.startswith("//"))
    [found] = gift.read(visible.encode())
    assert found.body["kind"] == "matching"


def test_one_gap_is_a_missing_word_elsewhere():
    text = written(Given("Q", cloze("Recht auf {{Schutz|Hilfe}}, immer.")))
    assert "<p>Recht auf {=Schutz =Hilfe}, immer.</p>" in text


@pytest.mark.parametrize("change", [("Schutz\n", "Obhut\n"), ("Recht auf [1]", "Anspruch auf [1]")])
def test_what_was_changed_below_our_comment_counts(change):
    text = written(Given("Q", cloze("Recht auf {{Schutz|Hilfe}} und {{Ruhe}}.")))
    [found] = gift.read(text.replace(*change).encode())
    assert found.body["kind"] == "matching"
    assert "was changed after it was written" in str(found.notes[0])


def test_feedback_and_name_may_be_changed_below_our_comment():
    text = written(Given("Q", cloze("Recht auf {{Schutz|Hilfe}} und {{Ruhe}}.")))
    changed = text.replace("::Q::", "::Neu::").replace("\n}", "\n####<p>Gut.</p>\n}")
    [found] = gift.read(changed.encode())
    assert (found.body["kind"], found.name) == ("cloze", "Neu")
    assert found.body["feedback"] == "<p>Gut.</p>"


def test_pictures_travel_inside_the_text():
    pictures = (Picture("haus.png", b"\x89PNG", 'Ein „Haus“ & "Hof"'), Picture("b.jpg", b"x", "B"))
    statement = body("true_false", answer=True, feedback_true="", feedback_false="")
    for asked in (statement, cloze("a {{b}} c"), cloze("a {{b}} c {{d}}")):
        [found] = gift.read(gift.write([Given("Q", asked, pictures=pictures)]))
        assert found.body == asked
        assert found.pictures == pictures


def test_a_category_stands_once_above_its_questions():
    asked = body("short_answer", accept=["ja"])
    groups = [("A",), ("A",), ("A", "B/C"), ()]
    text = gift.write([Given(str(n), asked, category) for n, category in enumerate(groups)])
    lines = [line for line in text.decode().split("\n") if line.startswith("$")]
    assert lines == [
        "$CATEGORY: $course$/top/A",
        "$CATEGORY: $course$/top/A/B//C",
        "$CATEGORY: $course$/top",
    ]
    assert [one.category for one in gift.read(text)] == groups


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("$course$/top/A/B", ("A", "B")),
        ("$course$/A", ("A",)),
        ("$system$/top", ()),
        ("$cat12$/A//B / C", ("A/B", "C")),
        ("top/A", ("top", "A")),
        (" A / B ", ("A", "B")),
        ("Einheit 1: Recht", ("Einheit 1: Recht",)),
        ("", ()),
    ],
)
def test_category_paths(path, names):
    assert split_path(path) == names


@pytest.mark.parametrize(
    "names", [("/a",), ("a/", "b"), ("a//b", "c/d/"), ("\\:", "$x$"), ("top",)]
)
def test_category_names_with_slashes_come_back(names):
    assert split_path(joined_path(names)) == names
