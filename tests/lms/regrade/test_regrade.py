"""A trainer corrects a question and has given answers graded again."""

from decimal import Decimal

import pytest
from django.utils import timezone

from courses.models import LessonPage
from courses.questions.registry import KINDS
from lms.exceptions import RegradeNotPossible
from lms.models import Completion, QuizAttempt, Regrade, StepRecord
from lms.queries.regrades import preview
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit
from lms.services.regrades import regrade

from ..conftest import of_kind
from .conftest import corrected


def answered(attempt: QuizAttempt, wrong: set[int]) -> QuizAttempt:
    """Hand in with everything right but these positions, which stay blank."""
    for answer in attempt.answers.select_related("version"):
        if answer.position not in wrong:
            key = KINDS[answer.version.kind].key(answer.version.body)
            save_answer(attempt=attempt, position=answer.position, response=key)
    return submit(attempt=attempt)


def test_a_corrected_key_lets_her_pass(failed, single, fixed, tom):
    found = regrade(old=single.version, new=fixed, user=tom)
    failed.refresh_from_db()
    single.refresh_from_db()
    assert (failed.passed, failed.score) == (True, Decimal("0.8"))
    assert (single.fraction, single.graded_as) == (1, fixed)
    assert (found.answers_changed, found.results_changed, found.now_passed) == (1, 1, 1)
    assert StepRecord.objects.filter(enrolment=failed.enrolment, step=failed.quiz).exists()


def test_the_last_step_completes_the_course(failed, single, fixed, tom, p1):
    for lesson in LessonPage.objects.child_of(p1).live():
        finish_lesson(enrolment=failed.enrolment, lesson=lesson)
    assert not Completion.objects.exists()
    regrade(old=single.version, new=fixed, user=tom)
    assert Completion.objects.get().enrolment == failed.enrolment


def test_the_preview_says_what_will_happen_and_writes_nothing(failed, single, fixed):
    before = list(QuizAttempt.objects.values())
    found = preview(old=single.version, new=fixed)
    assert (found.answers, found.answers_changed, found.results_changed) == (1, 1, 1)
    assert found.now_passed == [failed.pk]
    assert list(QuizAttempt.objects.values()) == before
    assert not Regrade.objects.exists()


def test_the_history_keeps_the_former_result_and_names_the_regrade(failed, single, fixed, tom):
    rows = failed.history.count()
    found = regrade(old=single.version, new=fixed, user=tom)
    newest, former = failed.history.all()[:2]
    assert failed.history.count() == rows + 1
    assert (former.passed, newest.passed) == (False, True)
    assert newest.history_user == tom
    assert newest.history_change_reason.startswith(f"Regrade {found.pk}: ")
    assert single.version.question.reference in newest.history_change_reason


def test_again_changes_nothing(failed, single, fixed, tom):
    regrade(old=single.version, new=fixed, user=tom)
    before = list(QuizAttempt.objects.values()), failed.history.count()
    assert regrade(old=single.version, new=fixed, user=tom) is None
    assert (list(QuizAttempt.objects.values()), failed.history.count()) == before
    assert Regrade.objects.count() == 1
    assert not preview(old=single.version, new=fixed).changes_something


def test_a_passed_result_is_never_lowered(attempt, single, fixed, tom):
    """Her answer was right by the old key and is wrong by the new one."""
    answered(attempt, wrong=set())
    found = preview(old=single.version, new=fixed)
    assert (found.kept, found.answers_changed) == (1, 0)
    assert regrade(old=single.version, new=fixed, user=tom) is None
    attempt.refresh_from_db()
    single.refresh_from_db()
    assert (attempt.passed, attempt.score, single.fraction) == (True, 1, 1)


def test_a_failed_result_may_get_less_and_stays_failed(attempt, single, fixed, tom):
    answered(attempt, wrong={a.position for a in attempt.answers.all()} - {single.position})
    found = regrade(old=single.version, new=fixed, user=tom)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.score) == (False, 0)
    assert (found.results_changed, found.now_passed) == (1, 0)


def test_a_passed_attempt_may_gain_points(attempt, single, fixed, tom):
    answered(attempt, wrong={single.position})
    assert attempt.answers.get(pk=single.pk).fraction == 0
    regrade(old=single.version, new=None, user=tom)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.score) == (True, 1)


def test_the_full_point_for_everybody(attempt, single, tom):
    answered(attempt, wrong={a.position for a in attempt.answers.all()})
    found = regrade(old=single.version, new=None, user=tom)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.score) == (False, Decimal("0.1"))
    assert (found.new, found.answers_changed, found.now_passed) == (None, 1, 0)
    assert regrade(old=single.version, new=None, user=tom) is None


def test_words_thrown_away_are_counted_and_left_alone(attempt, tom):
    short = of_kind(attempt, "short_answer")
    answered(attempt, wrong={short.position})
    more = corrected(short.version, accept=[*short.version.body["accept"], "mehr"])
    found = preview(old=short.version, new=more)
    assert (found.answers, found.impossible, found.changes_something) == (1, 1, False)
    assert regrade(old=short.version, new=more, user=tom) is None


def test_an_open_attempt_is_left_alone(attempt, single, fixed, tom):
    assert preview(old=single.version, new=fixed).still_open == 1
    assert regrade(old=single.version, new=fixed, user=tom) is None


def test_second_attempts_are_graded_again_too(failed, single, fixed, tom, quiz):
    second = start(enrolment=failed.enrolment, quiz=quiz)
    placed = second.answers.get(version__question=single.version.question)
    assert placed.version == fixed
    regrade(old=fixed, new=single.version, user=tom)  # back to the older one is possible too
    assert preview(old=single.version, new=fixed).answers == 1


def test_thirds_add_up_exactly(attempt, tom):
    """Three thirds at a mark of exactly that many percent: no rounding decides."""
    rows = list(attempt.answers.select_related("version"))
    submit(attempt=attempt)
    for row, points in zip(rows, ["0.333333"] * 6, strict=False):
        attempt.answers.filter(pk=row.pk).update(fraction=points)
    target = rows[-1]
    QuizAttempt.objects.filter(pk=attempt.pk).update(pass_mark=30)
    regrade(old=target.version, new=None, user=tom)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.score) == (True, Decimal("0.3"))


@pytest.mark.parametrize("state", ["unpublished", "without lessons", "quiz gone offline"])
def test_a_course_that_changed_is_no_error(failed, single, fixed, tom, p1, quiz, state):
    if state == "unpublished":
        p1.unpublish()
    elif state == "quiz gone offline":
        quiz.unpublish()
    else:
        for lesson in LessonPage.objects.child_of(p1):
            lesson.delete()
    single.version.question.retired_at = timezone.now()
    single.version.question.save()
    assert regrade(old=single.version, new=fixed, user=tom).now_passed == 1


def test_versions_must_belong_together(attempt, single, fixed, tom):
    foreign = of_kind(attempt, "true_false").version
    for old, new in ((single.version, foreign), (single.version, single.version)):
        with pytest.raises(RegradeNotPossible):
            regrade(old=old, new=new, user=tom)
