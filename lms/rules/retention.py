"""How long what is kept (field rule B.8)."""

import datetime as dt

from django.utils import timezone

from ..conf import settings


def erased_before(now: dt.datetime | None = None) -> dt.datetime:
    """Answers of attempts handed in before this moment are erased."""
    return (now or timezone.now()) - dt.timedelta(days=settings.ANSWER_RETENTION_DAYS)


def abandoned_before(now: dt.datetime | None = None) -> dt.datetime:
    """Answers of attempts begun before this moment and never handed in are erased."""
    return (now or timezone.now()) - dt.timedelta(days=settings.OPEN_ATTEMPT_DAYS)
