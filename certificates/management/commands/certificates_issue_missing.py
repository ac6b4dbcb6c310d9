"""Issue what a lost queue or a failed job left out; safe to run at any time, e.g. hourly."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from certificates.exceptions import CannotIssue
from certificates.queries.certificates import without_certificate
from certificates.services.issue import issue
from lms.models import Completion


class Command(BaseCommand):
    help = "Issue a certificate for every completion that has none. Exit code 1 if one failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        missing = list(without_certificate().values_list("pk", flat=True))
        if options["dry_run"]:
            self.stdout.write(f"{len(missing)} completions without a certificate")
            return
        failed = 0
        for pk in tqdm(missing, unit="certificate", file=sys.stderr, disable=None):
            failed += not self._issue(pk)
        self.stdout.write(f"{len(missing) - failed} issued, {failed} failed")
        if failed:
            raise CommandError(f"{failed} completions are still without a certificate")

    def _issue(self, pk: int) -> bool:
        """One failure, whatever it is, must not keep the others waiting."""
        completion = Completion.objects.select_related(
            "enrolment__learner__user", "enrolment__course__provider"
        ).get(pk=pk)
        try:
            issue(completion=completion)
        except CannotIssue as error:
            self.stderr.write(str(error) or f"completion {pk}: {type(error).__name__}")
        except Exception as error:
            self.stderr.write(f"completion {pk}: {type(error).__name__}: {error}")
        else:
            return True
        return False
