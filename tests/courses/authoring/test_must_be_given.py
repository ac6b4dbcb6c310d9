"""A page goes to others only when it is complete, or when its author says so knowingly."""

import json

from django.urls import reverse
from wagtail.models import Page

from courses.authoring.forms import ANYWAY
from courses.models import LessonPage

from ..conftest import text_of
from ..content.untouched import draft_as_it_is
from .test_prompts import edit, lesson_of, posted

SUBMIT = {"action-submit": "1"}
BARE = json.dumps({"blocks": [], "entityMap": {}})
MISSING = "Worauf stützt sich diese Lektion?"
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}
REJECT = APPROVE | {"workflow-action-name": "reject"}


def in_review(lesson):
    return Page.objects.get(pk=lesson.pk).current_workflow_state is not None


def test_what_is_missing_is_shown_and_nothing_is_handed_in(toms, build, review):
    lesson = lesson_of(build())
    page = text_of(edit(toms, lesson, text="Neu", sources=BARE, **SUBMIT))
    assert page.count(MISSING) >= 2  # in the message, and in the panel with the box
    assert f'name="{ANYWAY}"' in page
    assert not in_review(lesson)


def test_knowingly_it_is(toms, build, review):
    lesson = lesson_of(build())
    edit(toms, lesson, text="Neu", sources=BARE, **SUBMIT, **{ANYWAY: "on"})
    assert in_review(lesson)


def test_what_is_typed_now_counts(toms, build, review):
    lesson = lesson_of(build())
    edit(toms, lesson, text="Neu", **SUBMIT)
    assert in_review(lesson)


def test_a_draft_may_lack_anything(toms, build):
    lesson = lesson_of(build())
    page = text_of(edit(toms, lesson, text="Neu", sources=BARE))
    assert f'name="{ANYWAY}"' not in page
    assert LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().title == "Lektion"


def test_nor_is_it_published(reas, build):
    course = build()
    course.save_revision().publish()
    lesson = lesson_of(course)
    edit(reas, lesson, text="Neu", sources=BARE, **{"action-publish": "1"})
    lesson.refresh_from_db()
    assert not lesson.live


def handed_in(toms, build):
    course = build()
    course.save_revision().publish()
    lesson = lesson_of(course)
    edit(toms, lesson, text="Neu", sources=BARE, **SUBMIT, **{ANYWAY: "on"})
    return LessonPage.objects.get(pk=lesson.pk)


def test_who_approves_must_know_it_too(toms, reas, rea, build, review):
    lesson = handed_in(toms, build)
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    sent = draft_as_it_is(lesson, rea) | APPROVE
    assert MISSING in text_of(reas.post(url, sent))
    lesson.refresh_from_db()
    assert not lesson.live
    reas.post(url, sent | {ANYWAY: "on"})
    lesson.refresh_from_db()
    assert lesson.live


def test_asking_for_changes_asks_for_nothing(toms, reas, build, review):
    lesson = handed_in(toms, build)
    edit(reas, lesson, text="Neu", sources=BARE, **REJECT)
    assert lesson.current_workflow_state.status == "needs_changes"


def test_a_new_lesson_is_looked_at_too(toms, build, review):
    course = build()
    lesson = lesson_of(course)
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", course.pk])
    sent = posted(lesson, text="Neu", sources=BARE, **SUBMIT) | {"slug": "ganz-neu"}
    assert MISSING in text_of(toms.post(url, sent, follow=True))
    assert not LessonPage.objects.filter(slug="ganz-neu").exists()
