"""What is thrown away, and when (field rule B.8)."""

import datetime as dt

from django.db.models import QuerySet

from ..models import AttemptAnswer
from ..retention import erased_before


def old_answers(*, now: dt.datetime | None = None) -> QuerySet[AttemptAnswer]:
    """Answers that are still there although their attempt was handed in long enough ago."""
    return AttemptAnswer.objects.filter(
        attempt__submitted_at__lt=erased_before(now), response__isnull=False
    )


def erase_old_answers(*, now: dt.datetime | None = None) -> int:
    """Erase the answers of attempts handed in longer ago than the retention time.

    Points per question stay for statistics; what a person answered does not. Gives the number
    of answers erased; running it again finds nothing.
    """
    return old_answers(now=now).update(response=None)
