"""Facts to look at, and somebody who builds a course."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from courses.completeness.facts import CourseFacts, LessonFacts, QuestionFacts, QuizFacts
from courses.completeness.registry import findings
from courses.completeness.streams import blocks_of
from courses.models import CatalogPage, CoursePage, Topic
from courses.services.course_drafts import create_course
from courses.services.reviews import ensure_course_review

TODAY = dt.date(2026, 11, 22)
WORDS = "<h2>Hinsehen</h2><p>" + "Wort " * 400 + "</p>"
BODY = [
    {"type": "prose", "value": WORDS, "id": "p1"},
    {
        "type": "vignette",
        "value": {"title": "Fall", "text": "x", "origin": "fictional", "checked": True},
        "id": "v1",
    },
    {"type": "keypoints", "value": {"title": "T", "points": ["<p>Ruhe</p>"]}, "id": "k1"},
]


def a_question(number: int = 1, **fields: Any) -> QuestionFacts:
    right = number % 2
    body = {
        "prompt": "<p>Frage?</p>",
        "feedback": "",
        "options": [
            {"id": key, "text": f"Antwort {key}", "correct": place == right, "feedback": "Weil."}
            for place, key in enumerate("ab")
        ],
    }
    values = {"pk": number, "reference": f"Q{number}", "kind": "single", "live": True}
    return QuestionFacts(**values | {"retired": False, "body": body} | fields)


def a_lesson(**fields: Any) -> LessonFacts:
    values = {"pk": 2, "title": "Lektion", "live": True, "minutes": 35, "summary": "Kurz."}
    values |= {"blocks": blocks_of(BODY), "sources": "<p>§ 1 [G]</p>"}
    if "body" in fields:
        fields["blocks"] = blocks_of(fields.pop("body"))
    return LessonFacts(**values | fields)


def a_quiz(**fields: Any) -> QuizFacts:
    values = {"pk": 3, "title": "Quiz", "live": True, "minutes": 10}
    values |= {"questions": tuple(a_question(number) for number in range(1, 5))}
    return QuizFacts(**values | fields)


def a_course(**fields: Any) -> CourseFacts:
    """Nothing is missing in it."""
    values: dict[str, Any] = {"pk": 1, "title": "Kurs", "live": True, "today": TODAY}
    values |= {"description": "Worte.", "objectives": ("Können.",), "closing": "Schluss."}
    values |= {"units": Decimal(1), "legal_as_of": TODAY, "review_due": TODAY}
    values |= {"with_survivors": True, "has_provider": True, "has_topics": True}
    return CourseFacts(**values | {"lessons": (a_lesson(),), "quizzes": (a_quiz(),)} | fields)


def rules_found(course: CourseFacts) -> list[str]:
    return [finding.rule for finding in findings(course)]


@pytest.fixture
def catalogue(p1: CoursePage) -> CatalogPage:
    return p1.get_parent().specific


@pytest.fixture
def build(catalogue: CatalogPage) -> Callable[..., CoursePage]:
    def make(**fields: Any) -> CoursePage:
        values = {"catalogue": catalogue, "title": "Neuer Kurs", "description": "Worte."}
        values |= {"topic": Topic.objects.first(), "units": Decimal(2), "lessons": 3}
        return create_course(**values | fields)

    return make


@pytest.fixture
def toms(browser_of: Callable[[Any], Client], tom: Any) -> Client:
    return browser_of(tom)


@pytest.fixture
def reas(browser_of: Callable[[Any], Client], rea: Any) -> Client:
    return browser_of(rea)


@pytest.fixture
def review(catalogue: CatalogPage) -> Any:
    groups = Group.objects.filter(name="Moderators")
    return ensure_course_review(catalogue=catalogue, groups=groups)
