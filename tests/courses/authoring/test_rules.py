"""Each rule finds what it looks for, and nothing in a course that is complete."""

import datetime as dt
from decimal import Decimal

import pytest

from courses.completeness.facts import ContactFacts
from courses.completeness.findings import Severity
from courses.completeness.registry import RULES, findings

from .conftest import BODY, TODAY, a_course, a_lesson, a_question, a_quiz, rules_found

OLD = TODAY - dt.timedelta(days=400)
FILM = {"title": "Film", "kind": "video", "file": 1, "captions": None, "transcript": "<p></p>"}


def with_block(kind, value):
    return {"lessons": (a_lesson(body=[*BODY, {"type": kind, "value": value, "id": "x"}]),)}


def without_block(kind):
    return {"lessons": (a_lesson(body=[one for one in BODY if one["type"] != kind]),)}


def lesson(**fields):
    return {"lessons": (a_lesson(**fields),)}


def quiz(**fields):
    return {"quizzes": (a_quiz(**fields),)}


def question(**fields):
    return quiz(questions=(a_question(**fields),))


def options(*texts, feedback="Weil."):
    listed = [
        {"text": text, "correct": not place, "feedback": feedback}
        for place, text in enumerate(texts)
    ]
    return {"prompt": "<p>?</p>", "options": listed}


def prose(text):
    return with_block("prose", text)


SAME_PLACE = tuple(a_question(2 * number) for number in range(1, 5))
CASES = [
    ("law_checked", {"legal_as_of": None}),
    ("law_checked", {"legal_as_of": OLD}),
    ("law_checked", {"legal_as_of": TODAY + dt.timedelta(days=2)}),
    ("review_planned", {"review_due": None}),
    ("review_planned", {"review_due": OLD}),
    ("numbers_checked", {"stale_contacts": (ContactFacts(1, "Rat", OLD),)}),
    ("law_of_the_lesson", lesson(legal_as_of=OLD)),
    ("figures_are_fresh", lesson(figures_as_of=OLD)),
    ("law_of_a_state", with_block("regional_law", {"as_of": "2024-01-01"})),
    ("law_of_a_state", with_block("regional_law", {"as_of": None})),
    ("course_says_what_it_is", {"description": " "}),
    ("course_says_what_it_is", {"objectives": ()}),
    ("course_says_what_it_is", {"closing": ""}),
    ("course_says_what_it_is", {"has_provider": False}),
    ("course_says_what_it_is", {"has_topics": False}),
    ("course_says_what_it_is", {"with_survivors": False}),
    ("course_has_lessons", {"lessons": ()}),
    ("in_short", lesson(summary="")),
    ("key_points", without_block("keypoints")),
    ("a_case", without_block("vignette")),
    ("a_case", with_block("vignette", {"title": "F", "origin": "fictional", "checked": False})),
    ("headings_in_order", prose("<h2>A</h2><h4>B</h4>")),
    ("alternative_texts", with_block("figure", {"image": {"image": 3, "alt_text": " "}})),
    ("alternative_texts", with_block("figure", {"image": 3, "caption": ""})),
    ("films_and_sound", with_block("media", FILM)),
    ("films_and_sound", with_block("media", FILM | {"captions": 4})),
    ("heavy_sections_are_announced", with_block("sensitive", {"title": "T", "content": []})),
    ("heavy_sections_are_announced", lesson(notice_level=2) | {"notice_level": 2}),
    ("the_course_announces_its_lessons", lesson(notice_level=1)),
    ("the_course_announces_its_lessons", {"notice_level": 1}),
    ("prompts_of_the_course", {"audience": "[[Für wen?]]"}),
    ("prompts_of_a_lesson", prose("<p>[[Schreiben Sie <b>hier</b>]]</p>")),
    ("prompts_of_a_quiz", quiz(intro="<p>[[Einleitung]]</p>")),
    ("prompts_of_a_question", question(body=options("[[A]]", "B"))),
    ("lesson_is_published", lesson(live=False)),
    ("quiz_is_published", quiz(live=False)),
    ("no_marks_in_the_course", {"description": "Satz [G]."}),
    ("no_marks_in_a_lesson", prose("<p>Satz [Q12].</p>")),
    ("no_marks_in_a_lesson", lesson(summary="Satz [?].")),
    ("no_marks_in_a_quiz", quiz(intro="Satz (S1).")),
    ("no_marks_in_a_question", question(body=options("A [E]", "B"))),
    ("has_sources", lesson(sources="<p> </p>")),
    ("has_sources", lesson(sources="Satz [?]")),
    ("minutes_make_the_units", {"units": Decimal(2)}),
    ("length_of_a_lesson", lesson(body=[*BODY[1:]])),
    ("length_of_a_lesson", prose("Wort " * 900)),
    ("no_numbers_in_the_course", {"closing": "Rufen Sie 0800 22 55 530 an."}),
    ("no_numbers_in_a_lesson", prose("<p>Nummer gegen Kummer: 116 111</p>")),
    ("no_numbers_in_a_lesson", prose("<p>Büro 0221/1234567</p>")),
    ("no_numbers_in_a_lesson", prose("<p>+49 (0)221 123 45 67</p>")),
    ("no_numbers_in_a_quiz", quiz(intro="116 016")),
    ("no_numbers_in_a_question", question(body=options("0800 111 0550", "B"))),
    ("is_written", question(body={})),
    ("every_answer_has_feedback", question(body=options("A", "B", feedback=""))),
    ("every_answer_has_feedback", question(kind="true_false", body={"feedback_true": "Ja."})),
    ("every_answer_has_feedback", question(kind="cloze", body={"feedback": "<p></p>"})),
    ("right_option_not_longest", question(body=options("lang " * 20, "kurz", "auch kurz"))),
    ("pictures_of_a_question", question(pictures=({"image": 1, "alt_text": ""},))),
    ("course_has_a_quiz", {"quizzes": ()}),
    ("has_questions", quiz(questions=())),
    ("draws_can_be_filled", quiz(shortfalls=("Zu wenig.",))),
    ("questions_are_published", question(live=False)),
    ("questions_are_published", question(retired=True)),
    ("right_options_move", quiz(questions=SAME_PLACE)),
]
FINE = [
    prose("<p>Im Jahr 2024 waren es 72.800 Kinder, § 1631 Absatz 2 BGB, 15.12.2025.</p>"),
    prose("<p>Paragraf 116 StGB und 1.161.160 Euro, 0,25 UE</p>"),
    prose("<h2>A</h2><h3>B</h3><h2>C</h2>"),
    with_block("figure", {"image": {"image": 3, "alt_text": "", "decorative": True}}),
    with_block("figure", {"image": {"image": 3, "alt_text": "Ein Haus"}}),
    with_block("regional_law", {"as_of": "2026-04-29", "state": "NW"}),
    with_block("media", FILM | {"captions": 4, "transcript": "<p>Text</p>"}),
    lesson(summary="[in Klammern] und [[]]"),
    quiz(questions=(), draws=2),
]


def test_a_complete_course_has_no_finding():
    assert findings(a_course()) == []


@pytest.mark.parametrize(("rule", "change"), CASES)
def test_a_rule_finds(rule, change):
    assert rule in rules_found(a_course(**change))


@pytest.mark.parametrize("change", FINE)
def test_a_rule_leaves_alone(change):
    assert rules_found(a_course(**change)) == []


def test_every_rule_has_a_case():
    registered = {rule.__name__ for rules in RULES.values() for rule in rules}
    assert registered == {rule for rule, _change in CASES}


def test_half_a_unit_is_no_whole_number_of_minutes():
    course = a_course(units=Decimal("1.5"), lessons=(a_lesson(minutes=57),))
    assert rules_found(course) == []


def test_the_gravest_come_first():
    found = findings(a_course(legal_as_of=None, with_survivors=False, has_topics=False))
    assert [one.severity for one in found] == [Severity.MUST, Severity.SHOULD, Severity.HINT]


def test_words_inside_a_section_count_and_are_looked_at():
    inner = [{"type": "prose", "value": "<p>Satz [Q3]</p>", "id": "in"}]
    change = with_block("sensitive", {"title": "T", "content": inner})
    course = a_course(notice_level=2, lessons=(a_lesson(notice_level=2, **only_body(change)),))
    [finding] = findings(course)
    assert (finding.rule, finding.anchor) == ("no_marks_in_a_lesson", "block-in")


def only_body(change):
    return {"blocks": change["lessons"][0].blocks}
