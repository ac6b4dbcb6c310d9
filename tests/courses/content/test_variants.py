"""Refreshers and the short form: other lessons, the same questions, nothing twice in the bank."""

from decimal import Decimal

import pytest

from courses.starter.files import course_folders, owner_of, read_yaml, vocabulary
from courses.starter.markdown import StarterError, blocks_of

from .shelf import ALL, OUTLINE, VARIANTS, course, folder, lessons, quiz


def test_all_variants_are_shipped_and_nothing_else():
    assert {one.name for one in course_folders()} == {folder(code).name for code in ALL}


@pytest.mark.parametrize("code", VARIANTS)
def test_the_variant_is_the_one_of_the_outline(code):
    wanted, found = VARIANTS[code], course(code)
    topics = {entry["slug"]: entry["title"] for entry in vocabulary("topics")}
    assert found["code"] == code
    for name in ("units", "refresh_months"):
        assert found[name] == wanted[name], name
    for name in ("refresher_of", "variant_of"):
        assert found.get(name) == wanted.get(name)
    assert topics[found["topics"][0]] == wanted["topic"]
    assert found["pass_mark"] == 70


@pytest.mark.parametrize("code", VARIANTS)
def test_minutes_are_units_of_45(code):
    """1.5 UE are 67.5 minutes; steps have whole minutes, never fewer than the units need."""
    wanted = VARIANTS[code]
    minutes = [front["minutes"] for front, _body in lessons(code)]
    assert minutes == wanted["lesson_minutes"]
    assert quiz(code)["minutes"] == wanted["quiz_minutes"]
    total = Decimal(sum(minutes) + quiz(code)["minutes"])
    assert 0 <= total - Decimal(str(wanted["units"])) * 45 < 1


@pytest.mark.parametrize("code", VARIANTS)
def test_questions_come_from_the_bank(code):
    """By reference only: written out once, in the course they belong to."""
    entries = quiz(code)["questions"]
    assert [entry["reference"] for entry in entries] == VARIANTS[code]["questions"]
    assert 6 <= len(entries) <= 8
    slugs = {front["slug"] for front, _body in lessons(code)}
    for entry in entries:
        assert set(entry) == {"reference", "lesson"}
        assert entry["lesson"] in slugs
        owned, _topic = owner_of(entry, "")
        assert owned["reference"] == entry["reference"]
        assert owned["kind"]


def test_no_question_is_written_twice():
    written = [entry["reference"] for code in ALL for entry in quiz(code)["questions"]
               if "kind" in entry]  # fmt: skip
    assert len(written) == len(set(written)) == 95


def test_a_borrowed_question_keeps_the_topic_of_its_course():
    _entry, topic = owner_of({"reference": "G1-Q02", "lesson": "x"}, "praevention")
    assert topic == read_yaml(folder("G1") / "course.yaml")["topics"][0] == "gespraechsfuehrung"


@pytest.mark.parametrize("reference", ["P1-Q99", "X9-Q01", "", "../p1-Q01"])
def test_an_unknown_question_is_named(reference):
    with pytest.raises(StarterError, match="no course has the question"):
        owner_of({"reference": reference, "lesson": "x"}, "praevention")


@pytest.mark.parametrize("code", [code for code in VARIANTS if code.endswith("-R")])
def test_a_refresher_says_what_is_new_has_three_cases_and_checks_numbers(code):
    bodies = [body for _front, body in lessons(code)]
    kinds = [block["type"] for body in bodies for block in blocks_of(body)]
    assert kinds.count("vignette") == 3
    assert "neu" in lessons(code)[0][0]["title"]
    assert "Hilfekasten" in bodies[1]
    assert course(code)["groups"] == course(course(code)["refresher_of"])["groups"]


@pytest.mark.parametrize("code", VARIANTS)
def test_cases_are_new(code):
    """No vignette of a refresher or short form is one of the full course."""
    titles = {
        block["value"]["title"]
        for other in OUTLINE
        for _front, body in lessons(other)
        for block in blocks_of(body)
        if block["type"] == "vignette"
    }
    own = [block["value"]["title"] for _front, body in lessons(code) for block in blocks_of(body)
           if block["type"] == "vignette"]  # fmt: skip
    assert own
    assert not titles & set(own)
