"""Words somebody wrote are thrown away at grading, in short answers and gaps alike (B.8)."""

from decimal import Decimal

import pytest

from courses.questions.registry import KINDS
from lms.models import AttemptAnswer, QuizAttempt
from lms.queries.regrades import preview
from lms.queries.results import reviewed
from lms.services.quizzes import save_answer, submit
from lms.services.regrades import regrade

from .conftest import form_of, of_kind, question_url, text_of, url_of
from .regrade.conftest import corrected

SECRET = "Frau Beispiel aus der Nachbarschaft"
WRITTEN = [slug for slug, kind in KINDS.items() if kind.free_text]


def said(answer, text):
    """This text as the whole answer, or in the first gap."""
    key = KINDS[answer.version.kind].key(answer.version.body)
    return {min(key): text} if isinstance(key, dict) else text


@pytest.mark.parametrize("kind", WRITTEN)
def test_they_are_gone_after_handing_in_from_row_page_and_history(adas, attempt, kind):
    answer = of_kind(attempt, kind)
    adas.post(question_url(attempt, answer.position), form_of(answer, said(answer, SECRET)))
    assert SECRET in str(AttemptAnswer.objects.get(pk=answer.pk).response)
    page = adas.post(url_of(attempt, "submit"), follow=True)
    answer.refresh_from_db()
    assert (answer.response, answer.fraction) == (None, 0)
    assert SECRET not in text_of(page)
    assert SECRET not in str(list(QuizAttempt.history.values()))


@pytest.mark.parametrize("kind", WRITTEN)
def test_they_are_gone_once_they_are_checked_and_count_at_the_end(adas, attempt, quiz, kind):
    quiz.show_verdict = "each"
    quiz.save()
    attempt.refresh_from_db()
    answer = of_kind(attempt, kind)
    right = KINDS[kind].key(answer.version.body)
    save_answer(attempt=attempt, position=answer.position, response=right, check=True)
    answer.refresh_from_db()
    assert (answer.response, answer.fraction) == (None, 1)
    assert "Nicht beantwortet" not in text_of(adas.get(question_url(attempt, answer.position)))
    assert submit(attempt=attempt).score == Decimal("0.1")


@pytest.mark.parametrize(("filled", "state"), [(0, "incorrect"), (1, "partial"), (9, "correct")])
def test_the_result_still_says_how_far_gaps_were_right(adas, attempt, filled, state):
    answer = of_kind(attempt, "cloze")
    key = KINDS["cloze"].key(answer.version.body)
    part = dict(list(key.items())[:filled])
    save_answer(attempt=attempt, position=answer.position, response=part or None)
    submit(attempt=attempt)
    answer.refresh_from_db()
    review = reviewed(answer)["review"]
    assert (review["state"], review["erased"]) == (state, True)
    assert all(not gap["given"] for line in review["lines"] for gap in line if "gap" in gap)
    assert adas.get(url_of(attempt, "result")).status_code == 200


def test_a_regrade_leaves_the_points_of_forgotten_gaps(attempt, tom):
    answer = of_kind(attempt, "cloze")
    right = KINDS["cloze"].key(answer.version.body)
    save_answer(attempt=attempt, position=answer.position, response=right)
    submit(attempt=attempt)
    segments = [
        part if isinstance(part, str) else part | {"accept": ["anders"]}
        for part in answer.version.body["segments"]
    ]
    new = corrected(answer.version, segments=segments)
    found = preview(old=answer.version, new=new)
    assert (found.answers, found.impossible, found.changes_something) == (1, 1, False)
    assert regrade(old=answer.version, new=new, user=tom) is None
    answer.refresh_from_db()
    assert answer.fraction == 1


def test_the_full_point_for_everybody_reaches_forgotten_gaps(attempt, tom):
    answer = of_kind(attempt, "cloze")
    save_answer(attempt=attempt, position=answer.position, response=said(answer, "falsch"))
    submit(attempt=attempt)
    assert regrade(old=answer.version, new=None, user=tom).answers_changed == 1
    answer.refresh_from_db()
    assert answer.fraction == 1
