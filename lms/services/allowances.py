"""Verbs about individual arrangements: more time, more attempts, no waiting."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from courses.models import QuizPage

from ..models import Learner, QuizAllowance, QuizAttempt
from ..rules.attempts import Closing, extended, is_over, terms_of


@transaction.atomic
def grant(
    *,
    learner: Learner,
    quiz: QuizPage,
    extra_attempts: int = 0,
    extra_minutes: int = 0,
    no_time_limit: bool = False,
    no_waiting: bool = False,
) -> QuizAllowance:
    """Arrange this for a learner at a quiz, in place of what was arranged before.

    It holds from the next attempt on; more time also for one that is running. Raises
    ValidationError if nothing at all is allowed, or more than the fields take.
    """
    Learner.objects.select_for_update().get(pk=learner.pk)
    allowance = QuizAllowance.objects.filter(learner=learner, quiz=quiz).first()
    allowance = allowance or QuizAllowance(learner=learner, quiz=quiz)
    allowance.extra_attempts = extra_attempts
    allowance.extra_minutes = extra_minutes
    allowance.no_time_limit = no_time_limit
    allowance.no_waiting = no_waiting
    allowance.full_clean()
    allowance.save()
    extend_running(allowance=allowance)
    return allowance


@transaction.atomic
def extend_running(
    *, allowance: QuizAllowance, now: dt.datetime | None = None
) -> list[QuizAttempt]:
    """Move the end of attempts that are running, never towards now; gives those it moved.

    Also one whose time is over already goes on, if nobody has handed it in yet and the new end is
    still to come: else its answers would be graded in the middle of a sentence.
    """
    now = now or timezone.now()
    running = QuizAttempt.objects.select_for_update(of=("self",)).filter(
        enrolment__learner=allowance.learner_id,
        quiz=allowance.quiz_id,
        submitted_at__isnull=True,
        deadline__isnull=False,
    )
    terms = terms_of(allowance.quiz, allowance)
    moved = []
    for attempt in running:
        old = Closing(attempt.deadline, attempt.accepted_until)
        new = extended(old, terms, attempt.started_at)
        if new != old and not is_over(new.accepted_until, now):
            attempt.deadline, attempt.accepted_until = new.deadline, new.accepted_until
            attempt.save(update_fields=["deadline", "accepted_until"])
            moved.append(attempt)
    return moved
