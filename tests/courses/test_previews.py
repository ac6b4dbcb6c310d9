"""Editors see what they write: previews of drafts, of heavy lessons, of half-made questions."""

import json

import pytest
from django.urls import reverse

from courses.models import LessonPage, Question
from courses.questions.registry import KINDS

from .conftest import text_of


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


def test_a_heavy_lesson_is_previewed_whole_not_its_notice(office, p1):
    lesson = LessonPage.objects.child_of(p1).filter(notice_level=2)[0]
    lesson.summary = "Neu gefasst und noch nicht veröffentlicht."
    lesson.save_revision()
    page = text_of(office.get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk])))
    assert "Neu gefasst und noch nicht veröffentlicht." in page


@pytest.mark.parametrize("kind", ["catalogue", "course", "quiz"])
def test_every_page_kind_can_be_previewed(office, p1, quiz, kind):
    page = {"catalogue": p1.get_parent(), "course": p1, "quiz": quiz}[kind]
    assert office.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_a_draft_that_never_was_live_can_be_previewed(office, p1):
    lesson = p1.add_child(instance=LessonPage(title="Entwurf", slug="entwurf", live=False))
    lesson.save_revision()
    reply = office.get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))
    assert reply.status_code == 200
    assert "Entwurf" in text_of(reply)


def preview(office, question: Question):
    newest = question.save_revision()
    name = Question.snippet_viewset.get_url_name("revisions_view")
    return office.get(reverse(name, args=[question.pk, newest.pk]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_previewed_with_its_explanation(office, p1, kind):
    question = next(one for one in Question.objects.all() if one.kind == kind)
    reply = preview(office, question)
    assert reply.status_code == 200
    assert question.reference in text_of(reply)


@pytest.mark.parametrize("kind", KINDS)
def test_a_half_made_question_is_no_error(office, p1, kind):
    """Wagtail saves drafts with required fields empty, and previews them."""
    question = Question.objects.create(
        reference=f"HALB-{kind}", live=False, body=json.dumps([{"type": kind, "value": {}}])
    )
    reply = preview(office, question)
    assert reply.status_code == 200
    assert question.reference in text_of(reply)


def test_a_question_without_a_body_is_no_error(office, p1):
    question = Question.objects.create(reference="LEER", live=False, body="[]")
    assert preview(office, question).status_code == 200
    listing = reverse(Question.snippet_viewset.get_url_name("list"))
    assert "LEER" in text_of(office.get(listing))
