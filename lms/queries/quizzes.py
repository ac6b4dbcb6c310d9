"""Reads about attempts, each bound to the person who asks."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.shortcuts import get_object_or_404

from courses.queries.pictures import attach_pictures
from courses.questions.registry import KINDS

from ..models import AttemptAnswer, QuizAttempt


@dataclass(frozen=True)
class Question:
    """A question of a paper, ready to be shown: never with its key."""

    position: int
    kind: str
    answered: bool
    view: dict[str, Any]


def own_attempt(user: AbstractBaseUser, uuid: str) -> QuizAttempt:
    """The person's own attempt, with what a page shows of it; 404 for everybody else's."""
    shown = QuizAttempt.objects.select_related("quiz", "enrolment__learner", "enrolment__course")
    return get_object_or_404(shown, uuid=uuid, enrolment__learner__user=user)


def own_attempt_alone(user: AbstractBaseUser, uuid: str) -> QuizAttempt:
    """The same without quiz and course, for what only changes the attempt."""
    return get_object_or_404(QuizAttempt, uuid=uuid, enrolment__learner__user=user)


def paper(attempt: QuizAttempt) -> list[AttemptAnswer]:
    """All rows of a paper with their question versions, in order; one query."""
    return list(attempt.answers.select_related("version"))


def question_of(answer: AttemptAnswer, *, name: str = "answer") -> Question:
    """The question as the learner sees it while the attempt is open."""
    kind = KINDS[answer.version.kind]
    view = kind.view(answer.version.body, answer.order, answer.response)
    attach_pictures([view])
    return Question(
        position=answer.position,
        kind=kind.slug,
        answered=answer.response is not None,
        view=view | {"name": name},
    )


def latest_attempts(enrolment_pk: int, quiz_pk: int) -> tuple[QuizAttempt | None, bool]:
    """The newest attempt at a quiz, and whether any was passed; one query."""
    attempts = list(
        QuizAttempt.objects.filter(enrolment_id=enrolment_pk, quiz_id=quiz_pk).order_by("-number")
    )
    return (attempts[0] if attempts else None), any(attempt.passed for attempt in attempts)
