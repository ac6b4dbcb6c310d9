"""Each course holds what its outline says: lessons, minutes, questions, kinds, right answers."""

from decimal import Decimal

import pytest

from courses.questions.registry import KINDS
from courses.starter.files import course_folders, vocabulary
from courses.starter.questions import body_of

from .shelf import OUTLINE, course, lessons, quiz

CODES = list(OUTLINE)
QUESTIONS = [(code, place) for code in CODES for place in range(len(OUTLINE[code]["questions"]))]


def test_all_courses_are_shipped():
    assert {folder.name.upper() for folder in course_folders()} >= set(CODES)
    assert sum(len(one["questions"]) for one in OUTLINE.values()) == 95
    assert sum(len(one["lesson_minutes"]) for one in OUTLINE.values()) == 55


@pytest.mark.parametrize("code", CODES)
def test_the_course_is_the_one_of_the_outline(code):
    wanted, found = OUTLINE[code], course(code)
    topics = {entry["slug"]: entry["title"] for entry in vocabulary("topics")}
    assert found["code"] == code
    for name in ("slug", "title", "units", "notice_level"):
        assert found[name] == wanted[name], name
    assert topics[found["topics"][0]] == wanted["topic"]
    assert found["pass_mark"] == 70


@pytest.mark.parametrize("code", CODES)
def test_minutes_are_units_of_45(code):
    wanted = OUTLINE[code]
    minutes = [front["minutes"] for front, _body in lessons(code)]
    assert minutes == wanted["lesson_minutes"]
    assert quiz(code)["minutes"] == wanted["quiz_minutes"]
    assert Decimal(sum(minutes) + quiz(code)["minutes"]) / 45 == course(code)["units"]


@pytest.mark.parametrize("code", CODES)
def test_groups_exist(code):
    slugs = {entry["slug"] for entry in vocabulary("groups")}
    chosen = course(code).get("groups", "all")
    assert chosen == "all" or set(chosen) <= slugs


@pytest.mark.parametrize(("code", "place"), QUESTIONS)
def test_a_question_is_the_one_of_the_outline(code, place):
    wanted, entry = OUTLINE[code]["questions"][place], quiz(code)["questions"][place]
    body = body_of(entry)
    assert entry["reference"] == wanted["reference"]
    assert body["kind"] == wanted["kind"]
    fitting = [lessons(code)[number - 1][0]["slug"] for number in wanted["lessons"]]
    assert entry["lesson"] in fitting
    match wanted["kind"]:
        case "single" | "multiple":
            assert len(body["options"]) == wanted["options"]
            right = [n for n, one in enumerate(body["options"], 1) if one["correct"]]
            assert right == wanted["right"]
        case "true_false":
            assert body["answer"] is wanted["right"]
        case "matching":
            assert len(body["pairs"]) == wanted["pairs"]
        case "ordering":
            assert len(body["items"]) == wanted["items"]
        case "cloze":
            gaps = [part for part in body["segments"] if isinstance(part, dict)]
            assert len(gaps) == wanted["gaps"]
        case "short_answer":
            assert len(body["accept"]) >= wanted["accepted"]


@pytest.mark.parametrize(("code", "place"), QUESTIONS)
def test_every_answer_gets_feedback(code, place):
    body = body_of(quiz(code)["questions"][place])
    if "options" in body:
        assert all(option["feedback"] for option in body["options"])
    elif body["kind"] == "true_false":
        assert body["feedback_true"]
        assert body["feedback_false"]
    else:
        assert body["feedback"]
    assert KINDS[body["kind"]].grade(body, KINDS[body["kind"]].key(body)).is_full
