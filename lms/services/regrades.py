"""Grade given answers again: an explicit decision of a trainer about one version of a question."""

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from simple_history.utils import bulk_update_with_history

from courses.models import QuestionVersion

from ..exceptions import RegradeNotPossible
from ..models import AttemptAnswer, QuizAttempt, Regrade
from ..queries.regrades import Effect, Judge, Outcome, batches
from .points import decimal_of
from .progress import finish_step


@dataclass(frozen=True)
class Portion:
    """How far a regrade has come: all attempts up to the key `after`."""

    record: Regrade | None
    after: int
    is_complete: bool


def regrade(
    *, old: QuestionVersion, new: QuestionVersion | None, user: AbstractBaseUser | None
) -> Regrade | None:
    """Grade all answers to `old` by `new`, or as right (`new` None); gives back the record.

    Nothing to change, no record: None. Raises RegradeNotPossible for versions of different
    questions or kinds.
    """
    return regrade_on(old=old, new=new, user=user).record


def regrade_on(
    *,
    old: QuestionVersion,
    new: QuestionVersion | None,
    user: AbstractBaseUser | None,
    after: int = 0,
    record: Regrade | None = None,
    seconds: float | None = None,
) -> Portion:
    """Regrade attempts after that key, with `seconds` for about that long.

    Every batch of attempts is one transaction: broken off, it can be run again, from anywhere, and
    does the rest. Open attempts are left alone; they are graded by what they asked.
    """
    check_fit(old, new)
    judge, began = Judge(old, new), time.monotonic()
    for keys in batches(old, after=after):
        record = regrade_some(judge=judge, keys=keys, user=user, record=record)
        after = keys[-1]
        if seconds is not None and time.monotonic() - began > seconds:
            return Portion(record, after, is_complete=False)
    return Portion(record, after, is_complete=True)


def check_fit(old: QuestionVersion, new: QuestionVersion | None) -> None:
    if new and (new.question_id != old.question_id or new.kind != old.kind or new.pk == old.pk):
        raise RegradeNotPossible


@transaction.atomic
def regrade_some(
    *, judge: Judge, keys: list[int], user: AbstractBaseUser | None, record: Regrade | None
) -> Regrade | None:
    """Regrade these attempts, held until all is written; nobody hands in or erases meanwhile."""
    locked = QuizAttempt.objects.select_for_update().order_by("pk")
    outcome = judge.weigh(list(locked.filter(pk__in=keys, submitted_at__isnull=False)))
    if not (outcome.shares or outcome.regraded):
        return record
    record = record or Regrade.objects.create(old=judge.old, new=judge.new, user=user)
    keep_shares(outcome, judge.new)
    changed = keep_results(outcome.effects, record, user)
    passers = [one.attempt for one in outcome.effects if one.now_passed]
    count(record, answers=len(outcome.shares), results=changed, passers=len(passers))
    # In one order everywhere, so that two regrades never wait for each other's enrolments.
    for attempt in sorted(passers, key=lambda attempt: attempt.enrolment_id):
        finish_step(enrolment_id=attempt.enrolment_id, step_id=attempt.quiz_id)
    return record


def keep_shares(outcome: Outcome, new: QuestionVersion | None) -> None:
    """One statement for all answers that earn the same."""
    earned: dict[Fraction, list[int]] = defaultdict(list)
    for answer, share in outcome.shares.items():
        earned[share].append(answer)
    for share, answers in earned.items():
        AttemptAnswer.objects.filter(pk__in=answers).update(fraction=decimal_of(share))
    if outcome.regraded:
        AttemptAnswer.objects.filter(pk__in=outcome.regraded).update(graded_as=new)


def keep_results(effects: Iterable[Effect], record: Regrade, user: AbstractBaseUser | None) -> int:
    """Store what changed, each with a row of history that names the regrade; gives the number."""
    changed = []
    for one in effects:
        attempt, score = one.attempt, decimal_of(one.share)
        if one.was_passed and attempt.score is not None:
            score = max(score, attempt.score)
        if (score, one.passed) != (attempt.score, attempt.passed):
            attempt.score, attempt.passed = score, one.passed
            changed.append(attempt)
    if changed:
        bulk_update_with_history(
            changed,
            QuizAttempt,
            ["score", "passed"],
            default_user=user,
            default_change_reason=f"Regrade {record.pk}: {record}"[:100],
        )
    return len(changed)


def count(record: Regrade, *, answers: int, results: int, passers: int) -> None:
    Regrade.objects.filter(pk=record.pk).update(
        answers_changed=F("answers_changed") + answers,
        results_changed=F("results_changed") + results,
        now_passed=F("now_passed") + passers,
    )
    record.refresh_from_db()
