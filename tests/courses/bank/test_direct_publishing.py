"""Past the workflow: those who may publish can publish others' drafts, never their own."""

import json
from uuid import uuid4

import pytest

from courses.exceptions import OwnWork
from courses.models import Question
from courses.queries.authors import own_work

from ..conftest import text_of
from .conftest import address, form_of, redraft

PUBLISH = {"action-publish": "1"}


def test_rea_cannot_publish_her_own_draft(review, reas, rea, write):
    question = write("D-1", by=rea)
    page = reas.post(address("edit", question.pk), form_of(question) | PUBLISH, follow=True)
    question.refresh_from_db()
    assert not question.live
    assert own_work(question, rea) in text_of(page)


def test_her_words_are_kept_as_a_draft(review, reas, rea, write):
    question = write("D-1", by=rea)
    sent = form_of(question, prompt="Ganz neu?") | PUBLISH
    reas.post(address("edit", question.pk), sent)
    draft = Question.objects.get(pk=question.pk).get_latest_revision_as_object()
    assert "Ganz neu?" in draft.sketch()["prompt"]


def test_nor_can_she_create_and_publish_in_one_go(review, reas, write):
    sent = form_of(write("D-1")) | PUBLISH | {"reference": "D-2"}
    reas.post(address("add"), sent)
    assert not Question.objects.get(reference="D-2").live


def test_nor_bring_back_an_old_revision_of_her_own(review, reas, rea, write):
    question = write("D-1", by=rea, live=True)
    old = question.revisions.first()
    redraft(question, "<p>Neuer?</p>", by=rea).get_latest_revision().publish()
    url = address("revisions_revert", question.pk, old.pk)
    reas.post(url, form_of(question, prompt="Alt und anders?") | PUBLISH)
    question.refresh_from_db()
    assert "Neuer?" in question.sketch()["prompt"]


def test_nor_schedule_it(review, reas, rea, write):
    question = write("D-1", by=rea)
    sent = form_of(question, go_live_at="2099-01-01 10:00") | PUBLISH
    reas.post(address("edit", question.pk), sent)
    assert not question.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_superuser_is_no_exception(review, office, admin, write):
    question = write("D-1", by=admin)
    office.post(address("edit", question.pk), form_of(question) | PUBLISH)
    question.refresh_from_db()
    assert not question.live


def test_the_model_refuses_whatever_the_screen_says(review, rea, write):
    question = write("D-1", by=rea)
    with pytest.raises(OwnWork):
        question.get_latest_revision().publish(user=rea)


def test_rea_may_publish_toms_draft(review, reas, tom, write):
    question = write("D-1", by=tom)
    reas.post(address("edit", question.pk), form_of(question) | PUBLISH)
    question.refresh_from_db()
    assert question.live


def test_tom_may_not_publish_at_all(review, toms, rea, write):
    question = write("D-1", by=rea)
    toms.post(address("edit", question.pk), form_of(question) | PUBLISH)
    question.refresh_from_db()
    assert not question.live


def test_without_a_workflow_nothing_is_refused(reas, rea, write):
    question = write("D-1", by=rea)
    reas.post(address("edit", question.pk), form_of(question) | PUBLISH)
    question.refresh_from_db()
    assert question.live


def test_the_system_may_always_publish(review, write):
    assert write("D-1", live=True).live


@pytest.mark.parametrize(("mine", "offered"), [(True, False), (False, True)])
def test_the_button_is_offered_where_it_works(review, reas, rea, tom, write, mine, offered):
    question = write("D-1", by=rea if mine else tom)
    page = text_of(reas.get(address("edit", question.pk)))
    assert ('name="action-publish"' in page) is offered


def test_the_form_for_a_new_question_offers_none(review, reas):
    assert 'name="action-publish"' not in text_of(reas.get(address("add")))


def test_pictures_and_ids_of_the_editor_make_nobody_an_author(review, rea, tom, write):
    """An imported draft has no block ids and no empty lists; the editor adds both."""
    bare = '[{"type": "true_false", "value": {"prompt": "<p>Ja?</p>", "answer": "true"}}]'
    question = write("D-1", by=tom, body=bare)
    value = {"prompt": '<p data-block-key="ab1">Ja?</p>', "answer": "true", "pictures": []}
    value |= {"feedback": "", "feedback_true": "", "feedback_false": ""}
    full = question.get_latest_revision_as_object()
    full.body = json.dumps([{"type": "true_false", "id": str(uuid4()), "value": value}])
    full.save_revision(user=rea)
    assert not own_work(question, rea)
