"""`manage.py lms_erase_answers`: forget what people answered; meant to run every night."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet
from tqdm import tqdm

from lms.conf import settings
from lms.models import AttemptAnswer, QuizAttempt
from lms.services import retention


class Command(BaseCommand):
    help = (
        "Erase answers and points of quizzes handed in longer ago than LMS_ANSWER_RETENTION_DAYS, "
        "and answers of attempts begun longer ago than LMS_OPEN_ATTEMPT_DAYS and never handed in. "
        "That somebody passed stays, and so do item statistics, as sums without persons."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Only say how many answers would be erased."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        old, abandoned = retention.old_attempts(), retention.abandoned_attempts()
        if options["dry_run"]:
            given = answers_of(abandoned).filter(retention.ANSWERED)
            self.report(answers_of(old).count(), given.count(), "to erase")
        else:
            handed_in = self.work(retention.erase_handed_in(), old.count(), "handed in")
            left_open = self.work(retention.erase_abandoned(), abandoned.count(), "open")
            self.report(handed_in, left_open, "erased")

    def work(self, batches: Iterator[tuple[int, int]], attempts: int, what: str) -> int:
        """Work through the batches with a bar; none where nobody is looking (cron)."""
        erased = 0
        with tqdm(total=attempts, desc=what, unit="attempt", disable=None) as bar:
            for done, answers in batches:
                erased += answers
                bar.update(done)
        return erased

    def report(self, handed_in: int, left_open: int, deed: str) -> None:
        days, open_days = settings.ANSWER_RETENTION_DAYS, settings.OPEN_ATTEMPT_DAYS
        self.stdout.write(f"{handed_in} answers older than {days} days {deed}.")
        if left_open:
            self.stdout.write(
                f"{left_open} answers of attempts left open for {open_days} days {deed}."
            )


def answers_of(attempts: QuerySet[QuizAttempt]) -> QuerySet[AttemptAnswer]:
    return AttemptAnswer.objects.filter(attempt__in=attempts.values("pk"))
