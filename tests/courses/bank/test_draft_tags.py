"""Tags of a published question wait for its publication like everything else."""

from courses.models import Question

from ..conftest import text_of
from .conftest import address, form_of


def tags(question: Question) -> set[str]:
    return {tag.name for tag in Question.objects.get(pk=question.pk).tags.all()}


def test_new_tags_wait_and_come_with_the_publication(toms, write):
    question = write("T-1", live=True, tags=["alt"])
    toms.post(address("edit", question.pk), form_of(question, tags="neu, wichtig"))
    assert tags(question) == {"alt"}
    Question.objects.get(pk=question.pk).get_latest_revision().publish()
    assert tags(question) == {"neu", "wichtig"}


def test_the_editor_shows_the_tags_of_the_draft(toms, write):
    question = write("T-1", live=True, tags=["alt"])
    toms.post(address("edit", question.pk), form_of(question, tags="wartend"))
    assert "wartend" in text_of(toms.get(address("edit", question.pk)))


def test_all_tags_can_be_taken_away(toms, write):
    question = write("T-1", live=True, tags=["alt"])
    toms.post(address("edit", question.pk), form_of(question, tags=""))
    Question.objects.get(pk=question.pk).get_latest_revision().publish()
    assert tags(question) == set()


def test_a_draft_never_published_has_them_at_once(toms, write):
    question = write("T-1")
    toms.post(address("edit", question.pk), form_of(question, tags="neu"))
    assert tags(question) == {"neu"}


def test_drafts_without_tags_leave_them_alone(write, tom):
    question = write("T-1", live=True, tags=["alt"])
    question.save_revision(user=tom).publish()
    assert tags(question) == {"alt"}
