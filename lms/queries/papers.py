"""What the page of one question shows while the attempt is open."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from courses.queries.pictures import attach_pictures

from ..models import AttemptAnswer, QuizAttempt
from ..rules.attempts import minutes_left
from .quizzes import question_of
from .results import reviewed, sight_on


def time_left(attempt: QuizAttempt, *, now: dt.datetime | None = None) -> dict[str, Any]:
    """What a page says about the time limit; `minutes_left` is None without one."""
    context = {"provider": attempt.enrolment.course.provider, "minutes_left": None}
    if attempt.deadline:
        context["minutes_left"] = minutes_left(attempt.deadline, now or timezone.now())
    return context


def question_context(
    attempt: QuizAttempt, paper: Sequence[AttemptAnswer], position: int
) -> dict[str, Any]:
    """The form, or for an answer that was checked what may be seen of it; never both."""
    answer = paper[position - 1]
    context = {"attempt": attempt, "position": position, "total": len(paper)} | time_left(attempt)
    if answer.checked_at is None:
        return context | {"item": question_of(answer)}
    found = reviewed(answer, sight=sight_on(attempt, answer))
    attach_pictures([found["review"]])
    return context | {"checked": found}
