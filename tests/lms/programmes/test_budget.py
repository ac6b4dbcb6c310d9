"""Handing in the quiz that completes a course of a programme stays within the budget."""

from typing import Any

from courses.models import LessonPage, QuizPage
from courses.questions.registry import KINDS
from lms.models import Assignment, Period
from lms.services.enrolments import enrol
from lms.services.progress import finish_lesson
from lms.services.quizzes import save_answer, start, submit


def test_submit_with_a_programme(
    assignment: Assignment, ada: Any, p1: Any, quiz: QuizPage, queries: Any
) -> None:
    enrolment = enrol(learner=ada.learner, course=p1)
    for lesson in LessonPage.objects.child_of(p1).live():
        finish_lesson(enrolment=enrolment, lesson=lesson)
    attempt = start(enrolment=enrolment, quiz=quiz)
    for answer in attempt.answers.select_related("version"):
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    assert queries(lambda: submit(attempt=attempt)) <= 30
    assert Period.objects.get().begun_on
