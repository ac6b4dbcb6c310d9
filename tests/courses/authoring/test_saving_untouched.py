"""A reviewer whose form of a quiz is saved as it came – by autosave, say – has not written it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from courses.models import QuizPage
from courses.queries.authors import authors
from tests.courses.question_bank import fill_bank
from tests.courses.test_quiz_editor import form


def untouched(client, page):
    """What a browser would send of the form that `client` is shown."""
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    shown = BeautifulSoup(answer.content, "html5lib").select_one("form[data-edit-form]")
    sent = {}
    for field in shown.select("input[name], textarea[name], select[name]"):
        if field.find_parent("template") or "__prefix__" in field["name"]:
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent[field["name"]] = chosen["value"]
        elif field.name == "textarea":
            sent[field["name"]] = field.text.removeprefix("\n")
        elif field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked"):
            sent[field["name"]] = field.get(
                "value", "on" if field.get("type") == "checkbox" else ""
            )
    return sent


@pytest.fixture
def quiz(p1, tom, browser_of, admin):
    """As the editor makes it, by Tom."""
    fill_bank(3)
    tom.is_superuser = True
    tom.save()
    url = reverse("wagtailadmin_pages:add", args=["courses", "quizpage", p1.pk])
    browser_of(tom).post(url, form(pools=[{"size": 2, "difficulty": "medium"}]))
    return QuizPage.objects.get(slug="neues-quiz")


def test_saving_untouched_makes_nobody_an_author(review, reas, quiz, tom, rea):
    edit = reverse("wagtailadmin_pages:edit", args=[quiz.pk])
    answer = reas.post(edit, untouched(reas, quiz))
    assert answer.status_code == 302
    assert {one.user for one in quiz.revisions.all()} == {tom, rea}
    assert authors(quiz) == {tom.pk}


EMPTY_PARAGRAPH = {
    "key": "abcde", "text": "", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
    "entityRanges": [], "data": {},
}  # fmt: skip
EMPTY = {
    "as the site writes it": "null",
    "before its scripts have run": json.dumps({"blocks": [EMPTY_PARAGRAPH], "entityMap": {}}),
}


@pytest.mark.parametrize("sent_as", EMPTY)
def test_an_empty_introduction_is_empty_whatever_the_editor_sends(review, reas, quiz, sent_as):
    sent = untouched(reas, quiz)
    assert sent["intro"] == "null"
    sent["intro"] = EMPTY[sent_as]
    reas.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), sent)
    assert quiz.revisions.latest("pk").content["intro"] == ""


def test_changing_a_number_does(review, reas, quiz, tom, rea):
    sent = untouched(reas, quiz) | {"pools-0-size": "3"}
    reas.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), sent)
    assert authors(quiz) == {tom.pk, rea.pk}
