"""What the result page of an attempt shows."""

from typing import Any

from django.http import HttpRequest

from courses.queries.pictures import attach_pictures
from courses.queries.steps import course_steps
from courses.questions.display import verdict
from courses.questions.registry import KINDS
from courses.reviewing import FULL, Review, Sight, Stage, masked, sight_of

from ..conf import settings
from ..models import AttemptAnswer, QuizAttempt
from ..panels.completions import completion_panels
from .progress import progress_of
from .standings import standing

PASSED = Stage(submitted=True, passed=True)


def sight_on(
    attempt: QuizAttempt, answer: AttemptAnswer | None = None, *, passed: bool = False
) -> Sight:
    """What the quiz lets the learner see of her answers now.

    `passed`: by another attempt of the same cycle, which opens this one as well.
    """
    submitted = attempt.submitted_at is not None
    checked = answer is not None and answer.checked_at is not None
    stage = Stage(checked=checked, submitted=submitted, passed=passed or bool(attempt.passed))
    return sight_of(attempt.quiz, stage)


def reviewed(answer: AttemptAnswer, *, sight: Sight = FULL) -> dict[str, Any]:
    """One question with what may be seen, and the lesson to read again if it was not fully right.

    Only whoever is told right from wrong is told what to read again.
    """
    right = answer.fraction == 1
    readable = answer.lesson if sight.verdict and not right else None
    return {
        "position": answer.position,
        "kind": answer.version.kind,
        "right": right,
        "review": told(answer, sight),
        "lesson": readable if readable and readable.live else None,
    }


def told(answer: AttemptAnswer, sight: Sight) -> Review:
    """The review of an answer: its points decide what it is called, also where they changed.

    Free text is thrown away after grading (field rule B.8). After a regrade the explanations of
    the version that was asked may be wrong; they are withheld.
    """
    kind = KINDS[answer.version.kind]
    review = kind.review(answer.version.body, answer.order, answer.response)
    forgotten = answer.response is None and bool(
        answer.fraction or answer.checked_at or kind.free_text
    )
    state = "correct" if answer.fraction == 1 else "partial" if answer.fraction else "incorrect"
    if forgotten:
        review["erased"] = True
    elif answer.response is None:
        state = "unanswered"
    if answer.graded_as_id or (state != review["state"] and not forgotten):
        sight = Sight(verdict=sight.verdict, feedback=False, solution=False)
        blank = masked(review, Sight(verdict=False, feedback=False, solution=False))
        review = blank | {"regraded": sight.verdict}
    return masked(review | verdict(state), sight)


def answers_with_lessons(attempt: QuizAttempt) -> list[AttemptAnswer]:
    """All rows of a paper with question version and lesson, in order; one query."""
    return list(attempt.answers.select_related("version", "lesson"))


def result_context(request: HttpRequest, attempt: QuizAttempt) -> dict[str, Any]:
    enrolment, quiz = attempt.enrolment, attempt.quiz
    progress = progress_of(enrolment, course_steps(enrolment.course, request))
    completion = progress.completion
    stand = standing(enrolment, quiz)
    sight = sight_on(attempt, passed=stand.passed)
    answers = answers_with_lessons(attempt)
    items = [reviewed(answer, sight=sight) for answer in answers] if sight.anything else []
    attach_pictures(item["review"] for item in items)
    panels = completion_panels(request, [completion] if completion else [])
    return {
        "attempt": attempt,
        "course": enrolment.course,
        "items": items,
        "sight": sight,
        "later": not stand.passed and sight_of(quiz, PASSED).anything,
        "total": len(answers),
        "right": sum(answer.fraction == 1 for answer in answers),
        "percent": None if attempt.score is None else int(attempt.score * 100),
        # Rows and score go together; an attempt without rows has nothing to be explained.
        "erased": attempt.score is None or not answers,
        "retention_days": settings.ANSWER_RETENTION_DAYS,
        "standing": stand,
        "progress": progress,
        "completion": completion,
        "completion_panels": panels.get(completion.pk, []) if completion else [],
    }
