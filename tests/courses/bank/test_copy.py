"""A copy says the same under a reference of its own."""

from courses.models import Question
from courses.services.questions import copied_reference, copy

from .conftest import address, redraft


def test_a_copy_is_a_draft_with_everything_the_original_says(tom, write):
    question = write("C-1", live=True, title="Titel", difficulty="hard", tags=["recht", "praxis"])
    made = Question.objects.get(pk=copy(question=question, user=tom).pk)
    assert made.reference == "C-1-KOPIE"
    assert not made.live
    assert made.frozen_body() == question.frozen_body()
    assert (made.title, made.difficulty) == ("Titel", "hard")
    assert {tag.name for tag in made.tags.all()} == {"recht", "praxis"}
    assert made.get_latest_revision().user == tom
    assert made.versions.count() == 0


def test_it_copies_what_the_newest_draft_says(tom, write):
    question = redraft(write("C-1", live=True), "<p>Neuer?</p>", tom)
    assert "Neuer?" in copy(question=question).sketch()["prompt"]


def test_a_retired_question_gives_a_copy_in_use(write):
    question = write("C-1", live=True)
    Question.objects.filter(pk=question.pk).update(retired_at="2026-01-01T00:00Z")
    question.refresh_from_db()
    assert copy(question=question).retired_at is None


def test_references_stay_unique_and_short(write):
    question = write("C" * 40)
    found = [copy(question=question).reference for _copy in range(12)]
    assert len(set(found)) == 12
    assert all(len(reference) <= 40 for reference in found)
    assert copied_reference("X") == "X-KOPIE"
    assert found[:2] == ["C" * 34 + "-KOPIE", "C" * 32 + "-KOPIE-2"]


def test_looking_copies_nothing_the_button_does(toms, write):
    question = write("C-1")
    toms.get(address("copy", question.pk))
    assert not Question.objects.filter(reference="C-1-KOPIE").exists()
    reply = toms.post(address("copy", question.pk))
    made = Question.objects.get(reference="C-1-KOPIE")
    assert reply.url == address("edit", made.pk)


def test_a_draft_without_a_body_can_be_copied(write):
    question = write("C-1")
    Question.objects.filter(pk=question.pk).update(body="[]")
    question.revisions.all().delete()
    assert copy(question=Question.objects.get(pk=question.pk)).kind == ""


def test_a_copy_can_be_published(toms, write):
    made = copy(question=write("C-1", tags=["recht"]))
    made.get_latest_revision().publish()
    made.refresh_from_db()
    assert made.versions.count() == 1
    assert [tag.name for tag in made.tags.all()] == ["recht"]
