"""Whole files: encodings, broken ones, hostile ones, and what real exports look like."""

import pytest

from courses.exchange.items import UnreadableFile
from courses.exchange.moodle import read

from .moodle_xml import answer, fixture, notes, one, question, quiz

UMLAUTS = question(
    "truefalse", answer(100, "true"), prompt="<questiontext><text>Schön?</text></questiontext>"
)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<?xml version='1.0' encoding='UTF-8'?>", "utf-8"),
        ("<?xml version='1.0' encoding='UTF-8'?>", "utf-8-sig"),
        ("<?xml version='1.0' encoding='utf-16'?>", "utf-16"),
        ("<?xml version='1.0'?>", "utf-16-be"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?>", "cp1252"),
        ("<?xml version='1.0' encoding='windows-1252'?>\r\n", "cp1252"),
        ("\n  <?xml version='1.0'?>\n\n", "utf-8"),
        ("<!DOCTYPE quiz>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_encodings(head, encoding):
    (found,) = read(f"{head}<quiz>{UMLAUTS}</quiz>".encode(encoding))
    assert found.body["prompt"] == "Schön?"
    assert notes(found) == []


def test_a_wrong_encoding_is_guessed_and_told_once():
    data = f"<?xml version='1.0' encoding='UTF-8'?><quiz>{UMLAUTS * 2}</quiz>".encode("cp1252")
    first, second = read(data)
    assert first.body["prompt"] == second.body["prompt"] == "Schön?"
    assert "it was read as Windows-1252" in notes(first)[0]
    assert notes(second) == []


@pytest.mark.parametrize("head", ["<?xml version='1.0'?>\n<quiz>\n\n", "\ufeff<quiz>\r\n\r\n\r\n"])
def test_lines_are_true(head):
    (found,) = read(f"{head}{UMLAUTS}</quiz>".encode())
    assert found.line == 4


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This is not well-formed XML"),
        (b"keine XML-Datei", "This is not well-formed XML"),
        (b"<html><body>x</body></html>", "it starts with <html> instead of <quiz>"),
        (b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "declares XML entities"),
        (b"<quiz>" + b"<a>" * 200 + b"</a>" * 200 + b"</quiz>", "too deeply nested XML"),
        (b"<quiz>" + b"<question/>" * 20_001 + b"</quiz>", "Please split it."),
        (b"<quiz>" + b" " * (20 * 1024 * 1024), "This file is too large."),
    ],
    ids=["empty", "no xml", "html", "entities", "deep", "many", "large"],
)
def test_hopeless_files(data, reason):
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    assert reason in caught.value.messages[0]


def test_a_single_question_without_a_quiz_is_read():
    (found,) = read(UMLAUTS.encode())
    assert found.body["kind"] == "true_false"


def test_one_broken_question_takes_nobody_along():
    found = fixture("broken.xml")
    assert [(one.name, one.line, one.body is not None) for one in found] == [
        ("Erste", 4, True), ("Zweite", 10, True), ("Dritte", 16, False), ("Vierte", 21, False),
        ("Fünfte", 25, True),
    ]  # fmt: skip
    assert "broken near line" in str(found[2].refusal)
    assert str(found[3].refusal) == "Please write the question."
    assert notes(found[1]) == [
        "HTML in this question was not marked as such; please check how it was read."
    ]


def test_home_made_xml():
    choice, short = fixture("homemade.xml")
    assert choice.name == "Ohne text-Element"
    assert [one["text"] for one in choice.body["options"]] == [
        "Schutz &amp; Hilfe", "Ruhe\N{NO-BREAK SPACE}bewahren", "Weggehen &amp; schweigen",
    ]  # fmt: skip
    assert (short.name, short.body["accept"]) == ("K-7", ["Jugendamt", "5 * 3"])
    assert short.body["prompt"] == "<p>Wie heißt <b>das</b> Amt?</p>"


def test_moodle_1_9():
    choice, statement, cloze = fixture("moodle19.xml")
    assert choice.category == ("Kinderrechte", "Grundlagen")
    assert [one.name for one in choice.pictures] == ["logo.png"]
    assert [one["text"] for one in choice.body["options"]] == ["KKG", "UN-KRK"]
    assert statement.body["answer"] is True
    assert statement.body["feedback_false"] == "<p>Doch.</p>"
    assert [one["accept"] for one in cloze.body["segments"] if isinstance(one, dict)] == [
        ["Bayern"], ["Hessen"], ["Berlin"],
    ]  # fmt: skip


def test_moodle_4():
    choice, pairs, order, boxes, text = fixture("moodle4.xml")
    assert choice.category == ("Standard für Schutz", "Recht / Gesetz")
    assert (choice.tags, choice.difficulty) == (("Hilfe", "difficulty:easy"), "easy")
    assert [(one.name, one.alt) for one in choice.pictures] == [
        ("großes bild.png", "Ein Kind malt")
    ]
    assert sum(option["correct"] for option in choice.body["options"]) == 3
    assert "The description of its category was left out." in notes(choice)
    assert len(pairs.body["choices"]) == 3
    assert [one["text"] for one in order.body["items"]] == ["Zuhören", "Festhalten", "Sich beraten"]
    assert boxes.category == ()
    assert boxes.body["kind"] == "cloze"
    assert (text.type, text.body) == ("description", None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("$course$/top/A/B", ("A", "B")),
        ("$course$/Default for C1", ("Default for C1",)),
        ("$system$/top", ()),
        ("tom/dick/harry", ("tom", "dick", "harry")),
        ("$cat1$/top/Ein // zwei//drei/B", ("Ein / zwei/drei", "B")),
        ("$course$/top/top/A", ("top", "A")),
        ("$coursecat$ / A / B /", ("A", "B")),
        ("", ()),
    ],
)
def test_categories(path, expected):
    category = f"<question type='category'><category><text>{path}</text></category></question>"
    assert one(category, UMLAUTS).category == expected


def test_names_and_tags_have_limits():
    tags = "".join(f"<tag><text>{place:02}{'t' * 99}</text></tag>" for place in range(25))
    tags += "<tag><text>Difficulty: Hard</text></tag>"
    name = f"<name><text>{'n' * 300}</text></name>"
    found = one(f"<question type='truefalse'>{name}<tags>{tags}</tags>{answer(100, 'true')}"
                f"<questiontext><text>Was?</text></questiontext></question>")  # fmt: skip
    assert found.name == "n" * 200
    assert found.difficulty == "hard"
    assert [len(tag) for tag in found.tags] == [100] * 20
    assert sorted(notes(found)) == [
        "At most 20 tags of up to 100 characters were taken over.",
        "The name was shortened to 200 characters.",
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("essay", "cannot be marked by a machine"),
        ("description", "A text without a question"),
        ("calculatedmulti", "computed for each learner"),
        ("random", "Random draws"),
        ("ddmarker", "on a picture"),
        ("crossword", "Questions of the type “crossword” are not supported."),
        ("", "does not say its type"),
    ],
)
def test_types_without_counterpart_are_refused(kind, reason):
    found = one(question(kind, "<responseformat>editor</responseformat>"))
    assert found.body is None
    assert (found.type, found.name) == (kind, "N")
    assert reason in str(found.refusal)


def test_what_is_no_question_is_listed():
    comment, asked = read(quiz("<info>Notiz</info>", UMLAUTS))
    assert (comment.type, str(comment.refusal)) == (
        "info", "<info> is no question; nothing was taken over.",
    )  # fmt: skip
    assert asked.body is not None


def test_the_usual_description_of_a_category_is_no_news():
    category = (
        "<question type='category'><category><text>$course$/top/A</text></category>"
        "<info>%s</info></question>"
    )
    usual = "<text>Standardkategorie für Fragen, die im Kontext 'A' freigegeben sind.</text>"
    asked = question("truefalse", answer(100, "true"))
    assert notes(one(category % usual, asked)) == []
    assert notes(one(category % "<text>Nur für Leitungen.</text>", asked)) == [
        "The description of its category was left out."
    ]
