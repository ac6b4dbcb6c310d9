"""Tom writes and hands in, Rea approves: pages and questions go live through the workflow."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Workflow, WorkflowContentType, WorkflowState

from courses.authoring.forms import ANYWAY
from courses.models import LessonPage, Question

DEED = {"action-submit": "1"}


@pytest.fixture
def toms(browser_of, tom):
    allow(tom, "add", "change")
    return browser_of(tom)


@pytest.fixture
def reas(browser_of, rea):
    allow(rea, "add", "change", "publish")
    return browser_of(rea)


def allow(user, *verbs: str) -> None:
    names = [f"{verb}_question" for verb in verbs]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))


@pytest.fixture
def workflow(p1) -> Workflow:
    """The workflow that Wagtail ships, for questions as well."""
    shipped = Workflow.objects.get()
    WorkflowContentType.objects.get_or_create(
        workflow=shipped, content_type=ContentType.objects.get_for_model(Question)
    )
    return shipped


def edited(lesson: LessonPage) -> dict[str, str]:
    """The form of the editor with a new summary and, knowingly, an empty body."""
    return {
        ANYWAY: "on",
        "title": lesson.title,
        "slug": lesson.slug,
        "minutes": "20",
        "notice_level": "0",
        "summary": "Neu gefasst.",
        "body-count": "0",
        "legal_as_of": "",
        "figures_as_of": "",
        "sources": "null",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }


def approve(client, url_name: str, item) -> None:
    state = WorkflowState.objects.get().current_task_state
    client.post(reverse(url_name, args=[item.pk, "approve", state.pk]), {"comment": ""})


def test_a_lesson_goes_live_when_rea_approves(toms, reas, workflow, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    toms.post(address, edited(lesson) | DEED)
    lesson.refresh_from_db()
    assert lesson.summary != "Neu gefasst."
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    approve(reas, "wagtailadmin_pages:workflow_action", lesson)
    lesson.refresh_from_db()
    assert lesson.summary == "Neu gefasst."
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_tom_cannot_publish_on_his_own(toms, workflow, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    toms.post(address, edited(lesson) | {"action-publish": "1"})
    lesson.refresh_from_db()
    assert lesson.summary != "Neu gefasst."


@pytest.fixture
def handed_in(tom, workflow) -> Question:
    """A question that Tom has changed and handed in."""
    question = Question.objects.get(reference="P1-Q02")
    raw = {"prompt": "<p>Neu?</p>", "answer": "true", "feedback": ""}
    question.body = json.dumps([{"type": "true_false", "value": raw}])
    question.save_revision(user=tom)
    question.get_workflow().start(question, tom)
    return question


def test_a_question_has_the_workflow(workflow, p1):
    assert Question.objects.first().get_workflow() == workflow


def test_a_question_gets_its_version_when_rea_approves(reas, handed_in):
    assert handed_in.versions.count() == 1
    approve(reas, Question.snippet_viewset.get_url_name("workflow_action"), handed_in)
    assert handed_in.versions.last().body["prompt"] == "<p>Neu?</p>"


def test_a_rejected_question_gets_none(reas, handed_in):
    state = WorkflowState.objects.get().current_task_state
    name = Question.snippet_viewset.get_url_name("workflow_action")
    reas.post(reverse(name, args=[handed_in.pk, "reject", state.pk]), {"comment": "unklar"})
    assert handed_in.versions.count() == 1
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_tom_cannot_approve_his_own_question(toms, handed_in):
    approve(toms, Question.snippet_viewset.get_url_name("workflow_action"), handed_in)
    assert handed_in.versions.count() == 1
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
