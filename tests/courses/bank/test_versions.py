"""The screen of versions: who made them, and what changed."""

from courses.queries.versions import versions_of

from ..conftest import text_of
from .conftest import address, allow, form_of, hand_in, redraft


def test_each_publication_that_says_something_new_is_listed(toms, tom, rea, write):
    allow(rea, "publish")
    question = write("V-1", by=tom)
    question.get_latest_revision().publish(user=rea)
    question = redraft(question, "<p>Zweite?</p>", tom)
    question.get_latest_revision().publish(user=rea)
    question.get_latest_revision().publish(user=rea)
    kept = versions_of(question)
    assert [(one.number, one.previous) for one in kept] == [(2, 1), (1, None)]
    assert {(one.written_by, one.published_by) for one in kept} == {
        ("tom@example.org", "rea@example.org")
    }
    page = text_of(toms.get(address("versions", question.pk)))
    assert "rea@example.org" in page


def test_what_the_history_does_not_know_stays_open(p1, write):
    (version,) = versions_of(write("V-1", live=True))
    assert (version.written_by, version.published_by) == ("", "")


def test_names_come_from_the_review_too(review, reas, rea, tom, write):
    question = write("V-1", by=tom)
    state = hand_in(question, tom).current_task_state
    reas.post(address("workflow_action", question.pk, "approve", state.pk), {"comment": ""})
    (version,) = versions_of(question)
    assert (version.written_by, version.published_by) == ("tom@example.org", "rea@example.org")


def test_the_draft_is_compared_with_the_newest_version(toms, tom, write):
    question = redraft(write("V-1", live=True), "<p>Was gilt hier für V-1?</p>", tom)
    page = text_of(toms.get(address("versions", question.pk)))
    assert page.count("<ins>") == 1
    assert "hier" in page.split("<ins>")[1].split("</ins>")[0]


def test_any_two_can_be_compared(toms, tom, write):
    question = write("V-1", live=True)
    for prompt in ("Zweite", "Dritte"):
        question = redraft(question, f"<p>{prompt}?</p>", tom)
        question.get_latest_revision().publish()
    url = address("versions", question.pk)
    pieces = toms.get(url, {"old": "3", "new": "2"}).context["changes"][0].pieces
    assert [(piece.deed, piece.text) for piece in pieces] == [
        ("deleted", "Dritte"),
        ("inserted", "Zweite"),
        ("same", "?"),
    ]
    assert toms.get(url, {"old": "2", "new": "2"}).context["changes"] == []


def test_an_incomplete_draft_can_be_compared(toms, tom, write):
    question = write("V-1", live=True)
    draft = question.get_latest_revision_as_object()
    draft.body = "[]"
    draft.save_revision(user=tom, clean=False)
    page = toms.get(address("versions", question.pk))
    assert page.status_code == 200
    assert page.context["changes"]


def test_a_draft_has_no_versions_yet(toms, write):
    page = toms.get(address("versions", write("V-1").pk))
    assert page.context["versions"] == []


def test_what_learners_see_is_escaped(toms, tom, write):
    question = write("V-1", live=True)
    sent = form_of(question, prompt="Ist 1 &lt;script&gt;böse&lt;/script&gt;?")
    toms.post(address("edit", question.pk), sent)
    page = toms.get(address("versions", question.pk)).content.decode()
    assert "<script>böse" not in page
