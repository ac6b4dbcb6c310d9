"""Prompts of the skeleton are found, and nobody publishes them by mistake."""

import json

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from courses.completeness.checking import check_course
from courses.models import LessonPage

from ..conftest import text_of

EMPTY = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def lesson_of(course):
    return LessonPage.objects.child_of(course).first()


def posted(lesson, *, text, **deed):
    """What the editor of a lesson sends."""
    values = {"title": "Lektion", "slug": lesson.slug, "minutes": "30", "notice_level": "0"}
    values |= {"summary": "Kurz.", "sources": rich_text("<p>§ 1</p>"), "legal_as_of": ""}
    values |= {"figures_as_of": "", "seo_title": "", "search_description": ""}
    point = {"value": rich_text("<p>Ruhe</p>"), "order": "0", "deleted": ""}
    keys = {"title": "Das nehmen Sie mit", "points": {"count": "1", "0": point}}
    body = [("prose", rich_text(f"<p>{text}</p>")), ("keypoints", keys)]
    values |= {"body": streamfield(body)}
    return nested_form_data(values) | EMPTY | deed


def edit(browser, lesson, **fields):
    address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    return browser.post(address, posted(lesson, **fields), follow=True)


def test_every_prompt_is_found(build):
    course = build(notice_level=2)
    found = [one for one in check_course(course).findings if one.rule.startswith("prompts_")]
    pages = {one.pk for one in found}
    assert pages == {course.pk, *(one.pk for one in LessonPage.objects.child_of(course))}
    anchors = {one.anchor for one in found if one.pk == lesson_of(course).pk}
    blocks = {f"block-{one['id']}" for one in lesson_of(course).body.raw_data}
    assert {"title", "summary"} | blocks <= anchors


def test_a_lesson_with_a_prompt_is_not_published(reas, build):
    course = build()
    course.save_revision().publish()
    lesson = lesson_of(course)
    page = text_of(edit(reas, lesson, text="[[Schreiben Sie]]", **{"action-publish": "1"}))
    lesson.refresh_from_db()
    assert not lesson.live
    assert "[[Schreiben Sie]]" in page


def test_nor_handed_in(reas, build, review):
    lesson = lesson_of(build())
    edit(reas, lesson, text="[[Schreiben Sie]]", **{"action-submit": "1"})
    assert Page.objects.get(pk=lesson.pk).current_workflow_state is None


def test_but_saved_as_a_draft(reas, build):
    lesson = lesson_of(build())
    edit(reas, lesson, text="[[Noch offen]]")
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert "[[Noch offen]]" in json.dumps(draft.body.get_prep_value())


def test_without_prompts_it_is_published(reas, build):
    course = build()
    course.save_revision().publish()
    lesson = lesson_of(course)
    edit(reas, lesson, text="Text [mit Klammern]", **{"action-publish": "1"})
    lesson.refresh_from_db()
    assert lesson.live
