"""Nobody approves what she wrote or submitted: not by button, not by address, not as superuser."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowContentType, WorkflowState

from courses.exceptions import OwnWork
from courses.models import IndependentReview, Question
from courses.queries.authors import authors, own_work
from courses.services.reviews import ensure_question_review

from ..conftest import text_of
from .conftest import address, allow, form_of, hand_in, redraft


def approve(client, question, action="approve"):
    state = WorkflowState.objects.latest("pk").current_task_state
    url = address("workflow_action", question.pk, action, state.pk)
    return client.post(url, {"comment": ""}, follow=True)


def is_open() -> bool:
    return WorkflowState.objects.latest("pk").status == WorkflowState.STATUS_IN_PROGRESS


def test_rea_approves_what_tom_wrote(review, reas, tom, write):
    question = write("R-1", by=tom)
    hand_in(question, tom)
    approve(reas, question)
    question.refresh_from_db()
    assert question.live
    assert question.versions.count() == 1


def test_rea_cannot_approve_her_own_and_reads_why(review, reas, rea, write):
    question = write("R-1", by=rea)
    hand_in(question, rea)
    page = text_of(approve(reas, question))
    question.refresh_from_db()
    assert is_open()
    assert not question.live
    assert own_work(question, rea) in page


def test_nor_what_somebody_else_submitted_for_her(review, reas, rea, tom, write):
    question = write("R-1", by=rea)
    hand_in(question, tom)
    approve(reas, question)
    assert is_open()


def test_nor_what_she_only_submitted(review, reas, rea, tom, write):
    question = write("R-1", by=tom)
    hand_in(question, rea)
    approve(reas, question)
    assert is_open()


def test_nor_what_she_submitted_again(review, browser_of, person, rea, tom, write):
    """Tom submits, Mia asks for changes, Rea sends it in again."""
    mia = person("mia")
    mia.groups.add(Group.objects.get(name="Moderators"))
    question = write("R-1", by=tom)
    state = hand_in(question, tom)
    approve(browser_of(mia), question, "reject")
    state.refresh_from_db()
    state.resume(rea)
    assert own_work(question, rea)
    assert not own_work(question, mia)


def test_nor_what_she_wrote_a_part_of(review, reas, rea, tom, write):
    question = write("R-1", by=rea)
    question = redraft(question, "<p>Toms Fassung?</p>", by=tom)
    hand_in(question, tom)
    approve(reas, question)
    assert is_open()


def test_what_was_published_before_does_not_count(review, reas, rea, tom, write):
    question = write("R-1", by=rea, live=True)
    question = redraft(question, "<p>Toms Fassung?</p>", by=tom)
    assert authors(question) == {tom.pk}
    hand_in(question, tom)
    approve(reas, question)
    assert question.versions.count() == 2


def test_a_superuser_is_no_exception(review, office, admin, write):
    question = write("R-1", by=admin)
    hand_in(question, admin)
    approve(office, question)
    assert is_open()


def test_an_author_may_still_ask_for_changes(review, reas, rea, write):
    question = write("R-1", by=rea)
    hand_in(question, rea)
    approve(reas, question, "reject")
    assert WorkflowState.objects.latest("pk").status == WorkflowState.STATUS_NEEDS_CHANGES


def test_tom_is_no_reviewer_at_all(review, toms, tom, rea, write):
    question = write("R-1", by=rea)
    hand_in(question, rea)
    approve(toms, question)
    assert is_open()


def test_a_script_is_refused_too(review, rea, write):
    question = write("R-1", by=rea)
    state = hand_in(question, rea).current_task_state
    with pytest.raises(OwnWork):
        state.task.specific.on_action(state, rea, "approve")


def test_the_address_of_another_question_opens_no_back_door(review, reas, rea, tom, write):
    """The state in the address belongs to Rea's question, the key in it to Tom's."""
    mine, other = write("R-1", by=rea), write("R-2", by=tom)
    hand_in(other, tom)
    state = hand_in(mine, rea).current_task_state
    reas.post(address("workflow_action", other.pk, "approve", state.pk), {"comment": ""})
    mine.refresh_from_db()
    assert not mine.live


def test_approving_in_the_editor_works_for_others_drafts(review, reas, tom, write):
    question = write("R-1", by=tom)
    hand_in(question, tom)
    deed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    reas.post(address("edit", question.pk), form_of(question) | deed)
    question.refresh_from_db()
    assert question.live


def test_but_not_together_with_a_change(review, reas, rea, tom, write):
    question = write("R-1", by=tom)
    hand_in(question, tom)
    deed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    sent = form_of(question, prompt="Reas Fassung?") | deed
    page = text_of(reas.post(address("edit", question.pk), sent, follow=True))
    question.refresh_from_db()
    assert not question.live
    assert own_work(question, rea) in page


def test_the_editor_says_why_there_is_no_button(review, reas, rea, write):
    question = write("R-1", by=rea)
    hand_in(question, rea)
    page = text_of(reas.get(address("edit", question.pk)))
    assert own_work(question, rea) in page
    assert 'data-workflow-action-name="approve"' not in page


def test_an_incomplete_draft_is_not_approved_but_explained(review, reas, tom, write):
    question = write("R-1", by=tom)
    hand_in(question, tom)
    draft = question.get_latest_revision_as_object()
    draft.body = "[]"
    draft.save_revision(user=tom, clean=False)
    assert approve(reas, question).status_code == 200
    assert is_open()


def test_her_own_are_not_among_those_that_wait_for_her(review, rea, tom, write):
    hand_in(write("R-1", by=rea), rea)
    waiting = hand_in(write("R-2", by=tom), tom).current_task_state
    task = IndependentReview.objects.get()
    assert list(task.get_task_states_user_can_moderate(rea)) == [waiting]


def test_the_workflow_is_made_once(review):
    again = ensure_question_review(groups=Group.objects.all())
    assert again == review
    assert IndependentReview.objects.count() == 1
    assert Question.get_default_workflow() == review


def test_a_workflow_chosen_before_stays(p1):
    shipped = Workflow.objects.get()
    content_type = Question().get_base_content_type()
    WorkflowContentType.objects.create(workflow=shipped, content_type=content_type)
    assert ensure_question_review(groups=[]) == shipped
    assert not IndependentReview.objects.exists()


def test_it_guards_pages_as_well(review, p1, tom, rea):
    page = p1.specific
    page.title = "Anders"
    page.save_revision(user=tom)
    assert tom.pk in authors(page)
    assert rea.pk not in authors(page)


def test_publish_permission_is_not_what_makes_a_reviewer(review, browser_of, person, tom, write):
    mia = person("mia")
    mia.groups.add(Group.objects.get(name="Editors"))
    allow(mia, "change", "publish")
    question = write("R-1", by=tom)
    hand_in(question, tom)
    approve(browser_of(mia), question)
    assert is_open()
