"""Course pages go live only after somebody else has looked at them."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow, WorkflowState

from courses.models import IndependentReview, LessonPage
from courses.queries.authors import own_work
from courses.services.reviews import ensure_course_review

from ..conftest import text_of
from ..content.untouched import draft_as_it_is
from .test_prompts import edit


def a_draft(p1, by):
    lesson = LessonPage.objects.child_of(p1).first()
    lesson.title = "Neue Fassung"
    lesson.save_revision(user=by)
    return LessonPage.objects.get(pk=lesson.pk)


def hand_in(page, by):
    return page.get_workflow().start(page, by)


def approve(client, page, action="approve"):
    state = WorkflowState.objects.latest("pk").current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": ""}, follow=True)


def is_published(page):
    page.refresh_from_db()
    return page.title == "Neue Fassung"


def test_rea_approves_what_tom_wrote(review, reas, p1, tom):
    page = a_draft(p1, tom)
    hand_in(page, tom)
    approve(reas, page)
    assert is_published(page)


def test_not_what_she_wrote_herself(review, reas, p1, rea):
    page = a_draft(p1, rea)
    hand_in(page, rea)
    assert own_work(page, rea) in text_of(approve(reas, page))
    assert not is_published(page)


def test_the_editor_says_why(review, reas, p1, rea):
    page = a_draft(p1, rea)
    hand_in(page, rea)
    text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert own_work(page, rea) in text
    assert 'data-workflow-action-name="approve"' not in text


def test_who_changes_something_while_approving_is_told_why(review, reas, p1, tom, rea):
    page = a_draft(p1, tom)
    hand_in(page, tom)
    deed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    text = text_of(edit(reas, page, text="Von Rea", **deed))
    assert own_work(page, rea) in text
    page.refresh_from_db()
    assert page.title != "Lektion"
    assert "Von Rea" in str(page.get_latest_revision().content["body"])


def test_approving_from_the_editor_publishes(review, reas, p1, tom, rea):
    page = a_draft(p1, tom)
    hand_in(page, tom)
    deed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    reas.post(url, draft_as_it_is(page, rea) | deed)
    assert is_published(page)


@pytest.mark.parametrize("from_above", [False, True])
def test_nor_from_a_list(review, reas, p1, rea, from_above):
    page = a_draft(p1, rea)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    target = p1 if from_above else page
    sent = {"include_descendants": "on" if from_above else ""}
    text = text_of(reas.post(f"{url}?id={target.pk}", sent, follow=True))
    assert own_work(page, rea) in text
    assert not is_published(page)


def test_nor_past_the_workflow(review, reas, p1, rea):
    page = LessonPage.objects.child_of(p1).first()
    title = page.title
    text = text_of(edit(reas, page, text="Neu", **{"action-publish": "1"}))
    page.refresh_from_db()
    assert page.title == title
    assert page.has_unpublished_changes
    assert own_work(page, rea) in text


def test_without_a_review_publishing_is_as_wagtail_has_it(reas, p1):
    page = LessonPage.objects.child_of(p1).first()
    edit(reas, page, text="Neu", **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.title == "Lektion"


def test_others_drafts_may_be_published(review, browser_of, person, p1, tom, rea):
    page = a_draft(p1, tom)
    assert not own_work(page, rea)
    listed = text_of(browser_of(rea).get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert 'name="action-publish"' in listed


def test_the_button_to_publish_is_gone_for_ones_own(review, reas, p1, rea):
    page = a_draft(p1, rea)
    text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert 'name="action-publish"' not in text


def test_other_pages_are_left_alone(review, reas, catalogue):
    home = catalogue.get_parent()
    GroupPagePermission.objects.filter(page=home)
    text = text_of(reas.get(reverse("wagtailadmin_pages:edit", args=[catalogue.pk])))
    assert 'name="action-publish"' in text


def test_it_is_made_once(review, catalogue):
    assert ensure_course_review(catalogue=catalogue, groups=[]) == review
    assert IndependentReview.objects.count() == 1
    assert catalogue.get_workflow() == review


def test_a_workflow_chosen_for_the_catalogue_stays(catalogue):
    chosen = Workflow.objects.create(name="Eigene")
    catalogue.workflowpage = None
    chosen.workflow_pages.create(page=catalogue)
    assert ensure_course_review(catalogue=catalogue, groups=[]) == chosen
