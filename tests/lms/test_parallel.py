"""Eight clicks at once: one attempt, one completion, one signal.

Needs real transactions. On SQLite the test database is a file, as in production: an in-memory
database is one connection's own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from typing import Any

import pytest
from django.db import connection

from courses.models import LessonPage
from courses.questions.registry import KINDS
from lms.models import Completion, Enrolment, QuizAttempt, StepRecord
from lms.services.enrolments import enrol
from lms.services.people import save_profile
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit
from lms.signals import completed

THREADS = 8


pytestmark = pytest.mark.django_db(transaction=True)


def at_once(action: Callable[[], Any]) -> list[Any]:
    """Run `action` in eight threads that begin together; their results or errors."""
    barrier = Barrier(THREADS)

    def run() -> Any:
        try:
            barrier.wait(timeout=30)
            return action()
        except Exception as error:  # noqa: BLE001  every error is a result here
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(THREADS)]]


@pytest.fixture
def signals():
    """Completions reported while the test runs."""
    seen, lock = [], Lock()

    def note(sender: Any, completion: Completion, **kwargs: Any) -> None:
        with lock:
            seen.append(completion.pk)

    completed.connect(note)
    yield seen
    completed.disconnect(note)


def test_enrolling_at_once_gives_one_enrolment(ada, p1):
    found = at_once(lambda: enrol(learner=ada.learner, course=p1).pk)
    assert set(found) == {Enrolment.objects.get().pk}


def test_a_profile_saved_at_once_is_one_learner(person):
    user = person("neu")
    found = at_once(lambda: save_profile(user=user, name="Neu Ling", groups=[]).pk)
    assert len(set(found)) == 1


def test_starting_at_once_gives_one_attempt(enrolment, quiz):
    found = at_once(lambda: start(enrolment=enrolment, quiz=quiz).pk)
    assert set(found) == {QuizAttempt.objects.get().pk}
    assert QuizAttempt.objects.get().answers.count() == 10


def test_handing_in_at_once_completes_once(enrolment, quiz, p1, signals):
    for lesson in LessonPage.objects.child_of(p1):
        finish_lesson(enrolment=enrolment, lesson=lesson)
    attempt = start(enrolment=enrolment, quiz=quiz)
    for answer in attempt.answers.select_related("version"):
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    found = at_once(lambda: submit(attempt=attempt).score)
    assert found == [1] * THREADS
    assert signals == [Completion.objects.get().pk]
    assert StepRecord.objects.filter(step=quiz).count() == 1
    assert attempt.history.count() == 2


def test_the_last_lesson_finished_at_once_completes_once(enrolment, quiz, p1, signals):
    attempt = start(enrolment=enrolment, quiz=quiz)
    for answer in attempt.answers.select_related("version"):
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    submit(attempt=attempt)
    *lessons, last = LessonPage.objects.child_of(p1)
    for lesson in lessons:
        finish_lesson(enrolment=enrolment, lesson=lesson)
    found = at_once(lambda: finish_lesson(enrolment=enrolment, lesson=last).pk)
    assert set(found) == {Completion.objects.get().pk}
    assert len(signals) == 1
