"""`manage.py lms_erase_answers`: forget what people answered; meant to run every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.conf import settings
from lms.services.retention import erase_old_answers, old_answers


class Command(BaseCommand):
    help = (
        "Erase the answers of quizzes handed in longer ago than LMS_ANSWER_RETENTION_DAYS. "
        "Points and results stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Only say how many answers would be erased."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        days = settings.ANSWER_RETENTION_DAYS
        if options["dry_run"]:
            self.stdout.write(f"{old_answers().count()} answers older than {days} days to erase.")
        else:
            self.stdout.write(f"{erase_old_answers()} answers older than {days} days erased.")
