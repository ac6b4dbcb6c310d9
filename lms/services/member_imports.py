"""Verbs of a list of members that was read: take it over, forget it.

Taking over goes in portions, each in its own transaction: a process killed in between goes on
where it stopped, and nobody comes twice.
"""

import datetime as dt
import time
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..exceptions import ListNotRead
from ..member_files.outcomes import Outcome
from ..models import MemberImport, MemberUpload
from .member_portions import write_portion

PORTION = 1000
KEPT_DAYS = 30
TRIES = 5


@dataclass(frozen=True)
class Progress:
    """How far taking over has come: lines decided of all that can be taken over."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total


def take_over(*, source: MemberImport, seconds: float | None = None) -> Progress:
    """Take over all that can be, or as much as fits into some seconds; says how far it is.

    A complete import changes nothing any more. Raises ListNotRead.
    """
    end = time.monotonic() + seconds if seconds is not None else None
    while take_over_portion(source=source):
        if end is not None and time.monotonic() >= end:
            break
    return progress(source)


def take_over_portion(*, source: MemberImport) -> int:
    """The next lines in one transaction; gives how many. 0: all is done."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return locked_portion(source)
        except IntegrityError:  # somebody signed up, or joined by a code, in this moment
            if attempt == TRIES:
                raise
    return 0


def locked_portion(source: MemberImport) -> int:
    source = MemberImport.objects.select_for_update().get(pk=source.pk)
    if MemberUpload.objects.filter(source=source).exists():
        raise ListNotRead
    if source.confirmed_at is None:
        source.confirmed_at = timezone.now()
        source.save(update_fields=["confirmed_at"])
    rows = list(source.rows.filter(is_done=False).order_by("line")[:PORTION])
    if rows:
        write_portion(rows)
        last = rows[-1].line
        source.rows.filter(is_done=False, line__lte=last).update(is_done=True)
    return len(rows)


def progress(source: MemberImport) -> Progress:
    usable = source.rows.exclude(outcome__in=[Outcome.REFUSED, Outcome.SAME])
    return Progress(done=usable.filter(is_done=True).count(), total=usable.count())


def forget(*, source: MemberImport) -> None:
    """Throw a list away; people who came by it stay."""
    source.delete()


def forget_old(*, now: dt.datetime | None = None) -> int:
    """Throw away lists uploaded longer ago than 30 days; members stay. Gives the number."""
    before = (now or timezone.now()) - dt.timedelta(days=KEPT_DAYS)
    deleted = MemberImport.objects.filter(created_at__lt=before).delete()[1]
    return deleted.get("lms.MemberImport", 0)
