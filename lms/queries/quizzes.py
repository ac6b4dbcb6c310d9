"""Reads about attempts, each bound to the person who asks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.queries.pictures import attach_pictures
from courses.questions.registry import KINDS

from ..models import AttemptAnswer, Enrolment, QuizAttempt


@dataclass(frozen=True)
class Question:
    """A question of a paper, ready to be shown: never with its key."""

    position: int
    kind: str
    answered: bool
    view: dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A question of a paper in the list of all."""

    position: int
    answered: bool


def own_attempt(user: AbstractBaseUser, uuid: str) -> QuizAttempt:
    """The person's own attempt, with what a page shows of it; 404 for everybody else's."""
    shown = QuizAttempt.objects.select_related(
        "quiz", "enrolment__learner", "enrolment__course__provider"
    )
    return get_object_or_404(shown, uuid=uuid, enrolment__learner__user=user)


def own_attempt_alone(user: AbstractBaseUser, uuid: str) -> QuizAttempt:
    """The same without quiz and course, for what only changes the attempt."""
    return get_object_or_404(QuizAttempt, uuid=uuid, enrolment__learner__user=user)


def paper(attempt: QuizAttempt) -> list[AttemptAnswer]:
    """All rows of a paper with their question versions, in order; one query."""
    return list(attempt.answers.select_related("version"))


def places_of(answers: Iterable[AttemptAnswer]) -> list[Place]:
    """Which questions of a paper are answered, and nothing else of them."""
    return [Place(answer.position, was_answered(answer)) for answer in answers]


def was_answered(answer: AttemptAnswer) -> bool:
    """Words are thrown away once they are checked; that they were there is still known."""
    return answer.response is not None or answer.checked_at is not None


def question_of(answer: AttemptAnswer, *, name: str = "answer") -> Question:
    """The question as the learner sees it while the attempt is open."""
    kind = KINDS[answer.version.kind]
    view = kind.view(answer.version.body, answer.order, answer.response)
    attach_pictures([view])
    return Question(
        position=answer.position,
        kind=kind.slug,
        answered=was_answered(answer),
        view=view | {"name": name},
    )


def expired_attempts(now: dt.datetime | None = None) -> QuerySet[QuizAttempt]:
    """Open attempts whose time, grace included, is over."""
    return QuizAttempt.objects.filter(
        submitted_at__isnull=True, accepted_until__lt=now or timezone.now()
    )


def latest_attempt(user: AbstractBaseUser, quiz_pk: int) -> QuizAttempt | None:
    """The person's newest attempt at a quiz, in whichever cycle."""
    attempts = QuizAttempt.objects.filter(quiz_id=quiz_pk, enrolment__learner__user=user)
    return attempts.order_by("-enrolment__cycle", "-number").first()


def enrolment_of(user: AbstractBaseUser, course_pk: int) -> Enrolment | None:
    """The person's newest enrolment in a course."""
    own = Enrolment.objects.filter(learner__user=user, course_id=course_pk)
    return own.order_by("-cycle").first()
