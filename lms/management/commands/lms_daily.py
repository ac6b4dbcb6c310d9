"""`manage.py lms_daily`: rules, periods, reminders; once a day, and harmless more often."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from lms.services.daily import PARTS


class Command(BaseCommand):
    help = (
        "Assign and release by the rules, settle periods, send reminders and digests, remove old "
        "papers. Safe to run any number of times, also twice at once: nothing is sent or made "
        "twice. Exit code 1 if a part failed; the others are done all the same."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for name, part in tqdm(PARTS, unit="part", disable=None):
            try:
                self.stdout.write(f"{name}: {part()}")
            except Exception as error:
                failed.append(name)
                self.stderr.write(f"{name}: {type(error).__name__}: {error}")
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
