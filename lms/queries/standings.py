"""Where somebody stands at a quiz: attempts used and left, and when the next may begin."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from courses.models import QuizPage

from ..models import Enrolment, QuizAllowance, QuizAttempt
from ..rules.attempts import Terms, next_start, terms_of


@dataclass(frozen=True)
class Standing:
    """One learner at one quiz in one cycle. `left` None is: as many as she likes."""

    terms: Terms
    latest: QuizAttempt | None
    passed: bool
    left: int | None
    next_start: dt.datetime | None

    @property
    def may_start(self) -> bool:
        """May a new attempt begin now?"""
        return self.left != 0 and self.next_start is None

    @property
    def minutes(self) -> int | None:
        """Her time limit in minutes."""
        return None if self.terms.limit is None else int(self.terms.limit.total_seconds()) // 60


def allowance_of(learner_pk: int, quiz: QuizPage) -> QuizAllowance | None:
    """What was arranged for a learner; one query, none where the quiz has nothing to arrange."""
    if quiz.attempts_allowed is None and quiz.time_limit_minutes is None and not quiz.wait_minutes:
        return None
    return QuizAllowance.objects.filter(learner_id=learner_pk, quiz=quiz).first()


def standing(enrolment: Enrolment, quiz: QuizPage, *, now: dt.datetime | None = None) -> Standing:
    """Two queries, or one where the quiz has nothing to arrange."""
    attempts = list(QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("-number"))
    terms = terms_of(quiz, allowance_of(enrolment.learner_id, quiz))
    latest = attempts[0] if attempts else None
    ended = latest.submitted_at if latest else None
    return Standing(
        terms=terms,
        latest=latest,
        passed=any(attempt.passed for attempt in attempts),
        left=terms.left(latest.number if latest else 0),
        next_start=next_start(terms, last_ended=ended, now=now or timezone.now()),
    )
