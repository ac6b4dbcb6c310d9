"""mtf and kprime: several statements, each of them true or false."""

import pytest

from .moodle_xml import asking, notes, one, question

TOLD = "The statements became pairs; learners choose an answer for each of them."
SCORING = "Its own way of scoring was replaced: here parts of the answer earn credit too."


def row(number, text, feedback=""):
    return (
        f"<row number='{number}'><optiontext format='html'><text>{text}</text></optiontext>"
        f"<feedbacktext format='html'><text>{feedback}</text></feedbacktext></row>"
    )


def column(number, text):
    return f"<column number='{number}'><responsetext><text>{text}</text></responsetext></column>"


def weight(row, column, value):
    return (
        f"<weight rownumber='{row}' columnnumber='{column}'><value>\n {value}\n </value></weight>"
    )


ROWS = row(1, "&lt;p&gt;Kinder haben Rechte.&lt;/p&gt;", "Art. 2 UN-KRK") + row(2, "Erst ab 14.")
COLUMNS = column(1, "Stimmt") + column(2, "Stimmt nicht")
KEY = weight(1, 1, "1.000") + weight(1, 2, "0.000") + weight(2, 1, "0.000") + weight(2, 2, "1.000")


@pytest.mark.parametrize("kind", ["mtf", "kprime"])
def test_statements_become_pairs(kind):
    found = one(question(kind, ROWS, COLUMNS, KEY, prompt=asking("<p>Was stimmt?</p>")))
    texts = {choice["id"]: choice["text"] for choice in found.body["choices"]}
    assert found.body["kind"] == "matching"
    assert [(pair["left"], texts[pair["choice"]]) for pair in found.body["pairs"]] == [
        ("Kinder haben Rechte.", "Stimmt"), ("Erst ab 14.", "Stimmt nicht"),
    ]  # fmt: skip
    assert "Art. 2 UN-KRK" in found.body["feedback"]
    assert notes(found)[0] == TOLD


def test_a_column_that_fits_nothing_can_still_be_chosen():
    key = weight(1, 1, 1) + weight(2, 1, 1)
    found = one(question("mtf", ROWS, COLUMNS, key))
    assert [choice["text"] for choice in found.body["choices"]] == ["Stimmt", "Stimmt nicht"]


def test_other_scoring_is_told():
    scoring = "<scoringmethod><text>kprime</text></scoringmethod>"
    assert SCORING in notes(one(question("kprime", ROWS, COLUMNS, KEY, scoring)))
    each = "<scoringmethod><text>subpoints</text></scoringmethod>"
    assert SCORING not in notes(one(question("mtf", ROWS, COLUMNS, KEY, each)))


@pytest.mark.parametrize(
    "key", ["", weight(1, 1, 1), KEY + weight(2, 1, 1), weight(1, 7, 1) + weight(2, 1, 1)]
)
def test_a_key_that_is_not_clear_is_refused(key):
    assert one(question("mtf", ROWS, COLUMNS, key)).refusal is not None
