"""Broken files: neighbours survive, reasons name the line, nothing but UnreadableFile is raised."""

from pathlib import Path

import pytest

from courses.exchange import gift
from courses.exchange.items import MAX_FILE_BYTES, UnreadableFile

FIXTURES = Path(__file__).parent / "fixtures" / "gift"


def test_a_broken_question_takes_no_neighbour_along():
    found = gift.read((FIXTURES / "broken.gift").read_bytes())
    assert [one.name for one in found if one.body] == [
        "vorher",
        "nachher",
        "danach",
        "direkt danach",
    ]
    assert [one.line for one in found if one.refusal] == [3, 7, 10, 14]
    assert "behind the answers is missing" in str(found[1].refusal)
    assert "without the “{”" in str(found[3].refusal)
    assert found[-1].category == ("Letzte",)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(codec, line_end):
    text = line_end.join(["::Ü::Größe?{", "=groß", "~klein", "}", "", "Ärger?{T}"])
    found = gift.read(text.encode(codec))
    assert [one.name for one in found] == ["Ü", ""]
    assert found[0].body["options"][0]["text"] == "groß"
    assert found[1].line == 6
    assert not found[0].notes


def test_windows_1252_is_told_about():
    [one] = gift.read("Größe – ja?{=groß ~klein}".encode("cp1252"))
    assert one.body["prompt"] == "<p>Größe – ja?</p>"
    assert "Windows-1252" in str(one.notes[0])


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n\n", b"\xff\xfe\x00", b"PK\x03\x04\x00\x00\x00", b"// only a comment", b"\x00" * 9],
)
def test_hopeless_files(data):
    with pytest.raises(UnreadableFile):
        gift.read(data)


def test_too_large():
    with pytest.raises(UnreadableFile):
        gift.read(b"a" * (MAX_FILE_BYTES + 1))


@pytest.mark.parametrize(
    "text",
    [
        "{" * 40_000,
        "{}" * 40_000,
        "{=a}\n" * 4_000,
        "{\n\n" * 20_000,
        "::" * 60_000,
        "::a\n" * 30_000,
        "// [tag:" * 40_000 + "\nx{T}",
        "a{" + "=" * 60_000 + "}",
        "a{=" + "<a " * 60_000 + "}",
        "[markdown]" + "[" * 60_000 + "{T}",
        "[html]" + "<b>" * 60_000 + "{T}",
        "[html]" + "<img " * 60_000 + "{T}",
        "$CATEGORY: " + "/" * 100_000 + "\n\nx{T}",
        "x{>" + "\n1" * 60_000 + "}",
    ],
)
def test_absurd_input_is_answered_in_time(text):
    found = gift.read(text.encode())
    assert all((one.body is None) != (one.refusal is None) for one in found)
