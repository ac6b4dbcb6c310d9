"""`manage.py lms_close_expired`: hand in attempts whose time is over; e.g. every ten minutes."""

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from lms.queries.quizzes import expired_attempts
from lms.services.quizzes import close_if_expired

BATCH = 200


class Command(BaseCommand):
    help = (
        "Hand in, with what was saved, every attempt at a quiz whose time is over. Safe to run at "
        "any time and several times at once. Exit code 1 if one could not be handed in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *args: Any, **options: Any) -> None:
        total = expired_attempts().count()
        if options["dry_run"]:
            self.stdout.write(f"{total} attempts to hand in")
            return
        closed, failed = 0, 0
        with tqdm(total=total, unit="attempt", file=sys.stderr, disable=None) as bar:
            for attempt in self._in_batches():
                done = self._close(attempt)
                closed, failed = closed + done, failed + (not done)
                bar.update()
        self.stdout.write(f"{closed} handed in, {failed} failed")
        if failed:
            raise CommandError(f"{failed} attempts are still open")

    def _in_batches(self) -> Iterator[Any]:
        """By primary key, so that one that fails is not met again."""
        last = 0
        while batch := list(expired_attempts().filter(pk__gt=last).order_by("pk")[:BATCH]):
            yield from batch
            last = batch[-1].pk

    def _close(self, attempt: Any) -> bool:
        """One failure, whatever it is, must not keep the others open."""
        try:
            close_if_expired(attempt=attempt)
        except Exception as error:
            self.stderr.write(f"attempt {attempt.pk}: {type(error).__name__}: {error}")
            return False
        return True
