"""What is thrown away, and when (field rule B.8): answers and points go, sums without persons stay.

Every batch is one transaction: its answers are either still there, or in the tallies and gone.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import AttemptAnswer, QuizAttempt
from ..rules.retention import abandoned_before, erased_before
from .tallies import fold_first_attempts

BATCH = 500
ANSWERED = Q(response__isnull=False) | Q(fraction__isnull=False)


def old_attempts(*, now: dt.datetime | None = None) -> QuerySet[QuizAttempt]:
    """Attempts handed in long enough ago whose answers are still there."""
    answers = AttemptAnswer.objects.filter(attempt=OuterRef("pk"))
    return QuizAttempt.objects.filter(Exists(answers), submitted_at__lt=erased_before(now))


def abandoned_attempts(*, now: dt.datetime | None = None) -> QuerySet[QuizAttempt]:
    """Attempts begun very long ago and never handed in, with something answered."""
    answered = AttemptAnswer.objects.filter(ANSWERED, attempt=OuterRef("pk"))
    return QuizAttempt.objects.filter(
        Exists(answered), submitted_at__isnull=True, started_at__lt=abandoned_before(now)
    )


def erase_old_answers(*, now: dt.datetime | None = None, size: int = BATCH) -> int:
    """Erase what is old; gives the number of answers erased. Running it again finds nothing.

    `size` is the number of attempts in a transaction.
    """
    batches = (erase_handed_in(now=now, size=size), erase_abandoned(now=now, size=size))
    return sum(erased for batch in batches for _attempts, erased in batch)


def erase_handed_in(
    *, now: dt.datetime | None = None, size: int = BATCH
) -> Iterator[tuple[int, int]]:
    """Batch by batch: how many attempts were done, and how many answers were erased."""
    last: int | None = 0
    while last is not None:
        with transaction.atomic():
            pks = held(old_attempts(now=now), after=last, size=size)
            erased = forget(pks)
        yield len(pks), erased
        last = pks[-1] if len(pks) == size else None


def erase_abandoned(
    *, now: dt.datetime | None = None, size: int = BATCH
) -> Iterator[tuple[int, int]]:
    """The same for open attempts, which stay open and are blank again; nothing is counted."""
    last: int | None = 0
    while last is not None:
        with transaction.atomic():
            pks = held(abandoned_attempts(now=now), after=last, size=size)
            given = AttemptAnswer.objects.filter(ANSWERED, attempt__in=pks)
            erased = given.update(response=None, fraction=None, checked_at=None)
        yield len(pks), erased
        last = pks[-1] if len(pks) == size else None


def held(attempts: QuerySet[QuizAttempt], *, after: int, size: int) -> list[int]:
    """The next attempts, locked; those another job or a learner holds are left to them."""
    skip = connection.features.has_select_for_update_skip_locked
    locked = attempts.select_for_update(of=("self",), skip_locked=skip)
    return list(locked.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:size])


def forget(attempts: list[int]) -> int:
    """Fold first attempts into the tallies, then erase answers, points and points in histories."""
    if not attempts:
        return 0
    fold_first_attempts(attempts)
    answers = AttemptAnswer.objects.filter(attempt__in=attempts)
    erased = answers.count()
    answers.delete()
    QuizAttempt.objects.filter(pk__in=attempts).update(score=None)
    QuizAttempt.history.filter(id__in=attempts).update(score=None)
    return erased
