"""What a good lesson needs: a notice that fits, a case, a summary in plain words, no loose ends."""

import re

import pytest

from courses.starter.markdown import blocks_of

from ..test_no_marks import MARK
from .shelf import ALL, course, lessons, visible

LESSONS = [(code, place) for code in ALL for place in range(len(ALL[code]["lesson_minutes"]))]
# A dot behind a digit belongs to a date: "5. April".
SENTENCE = re.compile(r"(?:[^.!?…]|(?<=\d)\.(?= [A-Z]))+[.!?…]+")
PHONE = re.compile(r"\b(?:0800|0\d{2,4})[ /\d]{6,}\d\b|\b116 ?\d{3}\b")


def lesson(code, place):
    return lessons(code)[place]


def kinds_of(body):
    return [block["type"] for block in blocks_of(body)]


@pytest.mark.parametrize(("code", "place"), LESSONS)
def test_a_lesson_has_400_to_900_words(code, place):
    _front, body = lesson(code, place)
    words = re.findall(r"\w[\w§.-]*", re.sub(r"^:::.*$", "", body, flags=re.MULTILINE))
    assert 400 <= len(words) <= 900


@pytest.mark.parametrize(("code", "place"), LESSONS)
def test_a_lesson_has_its_parts(code, place):
    front, body = lesson(code, place)
    kinds = kinds_of(body)
    assert 1 <= kinds.count("vignette") <= 2
    assert kinds[-1] == "keypoints"
    assert "check" in kinds
    assert 3 <= len(SENTENCE.findall(front["summary"])) <= 5
    assert front["sources"]
    assert front["legal_as_of"] or front["sources"]


@pytest.mark.parametrize(("code", "place"), LESSONS)
def test_the_summary_is_plain(code, place):
    """Short sentences: 15 words on average at most, none longer than 20."""
    front, _body = lesson(code, place)
    lengths = [len(sentence.split()) for sentence in SENTENCE.findall(front["summary"])]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize(("code", "place"), LESSONS)
def test_heavy_sections_can_be_skipped(code, place):
    front, body = lesson(code, place)
    assert front["notice_level"] <= course(code)["notice_level"]
    if front["notice_level"] == 2:
        assert "sensitive" in kinds_of(body)
    if front["notice_level"] == 0:
        assert "sensitive" not in kinds_of(body)


@pytest.mark.parametrize("code", ALL)
def test_no_mark_is_visible(code):
    for text in visible(code):
        assert not MARK.search(text)


@pytest.mark.parametrize("code", ALL)
def test_numbers_live_in_the_help_box(code):
    """A number typed into a lesson grows old unseen; snippets are checked every six months."""
    for _front, body in lessons(code):
        assert not PHONE.search(body)
