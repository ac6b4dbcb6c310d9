"""A quiz with one question of each kind, and attempts at it."""

from typing import Any

from django.urls import reverse

from courses.models import CoursePage, QuestionVersion, QuizPage
from courses.models.quiz_settings import Moment
from courses.questions.registry import KINDS
from lms.models import Enrolment, QuizAttempt
from lms.services.quizzes import save_answer, start, submit
from tests.courses.question_bank import fill_bank
from tests.courses.seven import WRONG


def let_show(quiz: QuizPage, verdict: Moment, feedback: Moment, solution: Moment) -> None:
    quiz.show_verdict, quiz.show_feedback, quiz.show_solution = verdict, feedback, solution
    quiz.save()


def quiz_of_all_kinds(course: CoursePage) -> QuizPage:
    """One question of each kind, and no limit."""
    quiz = QuizPage.objects.child_of(course).get()
    quiz.quiz_questions.all().delete()
    for place, kind in enumerate(KINDS):
        quiz.quiz_questions.create(question=fill_bank(1, kind=kind)[0], sort_order=place)
    quiz.save()
    return quiz


def response_to(version: QuestionVersion, *, rightly: bool) -> Any:
    return KINDS[version.kind].key(version.body) if rightly else WRONG[version.kind]


def answered(enrolment: Enrolment, quiz: QuizPage, *, rightly: bool) -> QuizAttempt:
    attempt = start(enrolment=enrolment, quiz=quiz)
    for answer in attempt.answers.select_related("version"):
        response = response_to(answer.version, rightly=rightly)
        save_answer(attempt=attempt, position=answer.position, response=response)
    return submit(attempt=attempt)


def result_of(attempt: QuizAttempt) -> str:
    return reverse("lms:result", args=[attempt.uuid])
