"""What the result page of an attempt shows."""

from typing import Any

from django.http import HttpRequest

from courses.models import LessonPage
from courses.queries.steps import course_steps
from courses.questions.display import verdict
from courses.questions.registry import KINDS

from ..completion_panels import completion_panels
from ..models import AttemptAnswer, QuizAttempt
from ..retention import erased_before
from .progress import progress_of
from .quizzes import paper


def reviewed(
    answer: AttemptAnswer, lesson: LessonPage | None = None, *, erased: bool = False
) -> dict[str, Any]:
    """One question with feedback, and the lesson to read again if it was not fully right.

    Free text is thrown away after grading, other answers some weeks later (field rule B.8); what
    is left to judge by are the points.
    """
    kind = KINDS[answer.version.kind]
    review = kind.review(answer.version.body, answer.order, answer.response)
    right = answer.fraction == 1
    if answer.response is None and (erased or answer.fraction or kind.slug == "short_answer"):
        review |= verdict("correct" if right else "partial" if answer.fraction else "incorrect")
        review["erased"] = True
    return {
        "position": answer.position,
        "kind": kind.slug,
        "right": right,
        "review": review,
        "lesson": None if right else lesson,
    }


def lessons_to_read(attempt: QuizAttempt) -> dict[int, LessonPage]:
    """Lessons by question, as the authors of the quiz set them; one query."""
    places = attempt.quiz.quiz_questions.filter(lesson__live=True).select_related("lesson")
    return {place.question_id: place.lesson for place in places}


def result_context(request: HttpRequest, attempt: QuizAttempt) -> dict[str, Any]:
    enrolment = attempt.enrolment
    course = enrolment.course
    progress = progress_of(enrolment, course_steps(course, request))
    completion = progress.completion
    lessons = lessons_to_read(attempt)
    erased = attempt.submitted_at is not None and attempt.submitted_at < erased_before()
    items = [
        reviewed(row, lessons.get(row.version.question_id), erased=erased) for row in paper(attempt)
    ]
    panels = completion_panels(request, [completion] if completion else [])
    return {
        "attempt": attempt,
        "course": course,
        "items": items,
        "right": sum(item["right"] for item in items),
        "percent": int((attempt.score or 0) * 100),
        "progress": progress,
        "completion": completion,
        "completion_panels": panels.get(completion.pk, []) if completion else [],
    }
