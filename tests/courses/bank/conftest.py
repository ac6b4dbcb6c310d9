"""The bank's own cast: Tom may write, Rea may publish as well; questions quickly made."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow, WorkflowState

from courses.models import Question
from courses.questions.registry import KINDS
from courses.services.reviews import ensure_question_review


def address(name: str, *args: object) -> str:
    return reverse(Question.snippet_viewset.get_url_name(name), args=args)


def allow(user: Any, *verbs: str) -> None:
    names = [f"{verb}_question" for verb in verbs]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))


@pytest.fixture
def toms(browser_of, tom) -> Client:
    allow(tom, "add", "change")
    return browser_of(tom)


@pytest.fixture
def reas(browser_of, rea) -> Client:
    allow(rea, "add", "change", "publish")
    return browser_of(rea)


@pytest.fixture
def office(browser_of, admin) -> Client:
    return browser_of(admin)


@pytest.fixture
def review(p1) -> Workflow:
    return ensure_question_review(groups=[Group.objects.get(name="Moderators")])


def statement(prompt: str, answer: str = "true") -> str:
    """The body of a true-or-false question, as a StreamField stores it."""
    value = KINDS["true_false"].block().meta.preview_value | {"prompt": prompt, "answer": answer}
    return json.dumps([{"type": "true_false", "value": value}])


@pytest.fixture
def write(p1) -> Callable[..., Question]:
    """A draft, or a published question; `by` is who wrote it."""

    def make(reference: str, *, by: Any = None, live: bool = False, **fields: Any) -> Question:
        body = fields.pop("body", statement(f"<p>Was gilt für {reference}?</p>"))
        tags = fields.pop("tags", [])
        question = Question(
            reference=reference, body=body, live=False, has_unpublished_changes=True, **fields
        )
        question.save()
        question.tags.set(tags)
        revision = question.save_revision(user=by)
        if live:
            revision.publish()
        return Question.objects.get(pk=question.pk)

    return make


def redraft(question: Question, prompt: str, by: Any, answer: str = "true") -> Question:
    """Save a new draft of a question, as the editor does."""
    draft = question.get_latest_revision_as_object()
    draft.body = statement(prompt, answer)
    draft.save_revision(user=by)
    return Question.objects.get(pk=question.pk)


def hand_in(question: Question, by: Any) -> WorkflowState:
    return question.get_workflow().start(question, by)


def form_of(question: Question, **changes: Any) -> dict[str, str]:
    """What the editor sends for a true-or-false question; `prompt` is plain text."""
    value = question.get_latest_revision_as_object().body[0].value
    prompt = changes.pop("prompt", None)
    html = f"<p>{prompt}</p>" if prompt else value["prompt"].source
    texts = {"prompt": html, "feedback": value["feedback"].source}
    texts |= {name: value[name].source for name in ("feedback_true", "feedback_false")}
    return {
        "reference": question.reference,
        "title": question.title,
        "topic": str(question.topic_id or ""),
        "difficulty": question.difficulty,
        "tags": ", ".join(tag.name for tag in question.tags.all()),
        "go_live_at": "",
        "expire_at": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "true_false",
        "body-0-id": "",
        "body-0-value-answer": value["answer"],
        "body-0-value-pictures-count": "0",
        **{f"body-0-value-{name}": content_state(html) for name, html in texts.items()},
    } | changes


def content_state(html: str) -> str:
    """Rich text as the editor sends it."""
    from wagtail.test.utils.form_data import rich_text

    return rich_text(html, features=["bold", "italic", "link", "ul", "ol"])
