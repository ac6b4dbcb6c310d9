"""Trying a question out: as a learner sees it, graded, and nothing stored."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Question
from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS
from lms.models import QuizAttempt

from ..conftest import text_of
from .conftest import address, redraft

KIND_NAMES = sorted(KINDS)


def of_kind(slug: str) -> Question:
    return next(question for question in Question.objects.all() if question.kind == slug)


def sent(question: Question, response) -> dict[str, list[str]]:
    body = question.versions.latest("number").body
    return KINDS[question.kind].form_data(body, response, "answer")


@pytest.mark.parametrize("slug", KIND_NAMES)
def test_the_right_answer_earns_the_point(toms, p1, slug):
    question = of_kind(slug)
    key = KINDS[slug].key(question.versions.latest("number").body)
    page = toms.post(address("try_out", question.pk), sent(question, key))
    assert page.context["points"] == "1"
    assert page.context["review"]["state"] == "correct"
    assert page.context["review"]["verdict"] in text_of(page)


@pytest.mark.parametrize("slug", KIND_NAMES)
def test_no_answer_earns_nothing(toms, p1, slug):
    page = toms.post(address("try_out", of_kind(slug).pk), {})
    assert page.context["points"] == "0"
    assert page.context["review"]["state"] == "unanswered"


def test_a_part_earns_a_fraction(toms, write):
    items = ["eins", "zwei", "drei"]
    value = {"prompt": "<p>Ordne</p>", "items": items, "feedback": "<p>Merke.</p>"}
    body = json.dumps([{"type": "matching", "value": {
        "prompt": "<p>Ordne zu</p>", "feedback": "<p>Merke.</p>", "distractors": [],
        "pairs": [{"left": one, "right": one.upper()} for one in value["items"]],
    }}])  # fmt: skip
    question = write("T-1", body=body, live=True)
    right = {"1": "a", "2": "b", "3": "a"}
    page = toms.post(address("try_out", question.pk), sent(question, right))
    assert page.context["points"] == "2/3"
    assert "2/3" in text_of(page)
    assert "Merke." in text_of(page)


def test_before_checking_the_key_is_not_there(toms, p1):
    page = text_of(toms.get(address("try_out", of_kind("single").pk)))
    feedback = of_kind("single").versions.latest("number").body["options"][0]["feedback"]
    assert feedback not in page or not feedback


def test_the_answer_stays_in_the_form(toms, write):
    question = write("T-1", live=True)
    page = text_of(toms.post(address("try_out", question.pk), {"answer": "false"}))
    assert 'value="false" checked' in page


def test_draft_and_versions_can_be_chosen(toms, tom, write):
    question = redraft(write("T-1", live=True), "<p>Die neue?</p>", tom, answer="false")
    draft = toms.post(address("try_out", question.pk) + "?what=draft", {"answer": "false"})
    first = toms.post(address("try_out", question.pk) + "?what=1", {"answer": "false"})
    assert (draft.context["points"], first.context["points"]) == ("1", "0")
    assert "Die neue?" in text_of(toms.get(address("try_out", question.pk)))


def test_an_incomplete_draft_says_what_is_missing(toms, write):
    question = write("T-1")
    Question.objects.filter(pk=question.pk).update(body="[]")
    question.revisions.all().delete()
    for reply in (
        toms.get(address("try_out", question.pk)),
        toms.post(address("try_out", question.pk), {"answer": "true"}),
    ):
        assert reply.status_code == 200
        assert reply.context["problems"]


@pytest.mark.parametrize("value", ["vielleicht", "\x00", "x" * 10_000])
def test_a_foreign_answer_is_explained(toms, write, value):
    question = write("T-1", live=True)
    reply = toms.post(address("try_out", question.pk), {"answer": value})
    assert reply.status_code == 200
    assert reply.context["fault"] in text_of(reply)
    with pytest.raises(MalformedResponse):
        KINDS["true_false"].validated({}, value)


@pytest.mark.parametrize("what", ["99", "-1", "x", "\x00", "٣", "9" * 40])
def test_an_unknown_version_is_not_found(toms, write, what):
    question = write("T-1", live=True)
    assert toms.get(address("try_out", question.pk), {"what": what}).status_code == 404
    assert toms.get(address("versions", question.pk), {"old": what}).status_code == 404


def test_nothing_is_stored(toms, write):
    question = write("T-1", live=True)
    toms.get(address("try_out", question.pk))
    with CaptureQueriesContext(connection) as asked:
        toms.post(address("try_out", question.pk), {"answer": "true"})
    written = [q["sql"] for q in asked if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert written == []
    assert not QuizAttempt.objects.exists()


def test_the_order_stays_the_same_while_checking(toms, p1):
    question = of_kind("multiple")
    before = toms.get(address("try_out", question.pk)).context["question"]["options"]
    after = toms.post(address("try_out", question.pk), {}).context["question"]["options"]
    assert [one["value"] for one in before] == [one["value"] for one in after]
