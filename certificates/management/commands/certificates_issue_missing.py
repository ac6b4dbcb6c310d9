"""Issue what a lost queue or a failed job left out; safe to run at any time, e.g. hourly."""

import os
import sys
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from certificates.queries.certificates import without_certificate
from certificates.services.mass import Done, issue_many, useful_processes


class Command(BaseCommand):
    help = "Issue a certificate for every completion that has none. Exit code 1 if one failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what is missing")
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="at most so many at once (all cores)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = list(without_certificate().values_list("pk", flat=True))
        if options["dry_run"]:
            self.stdout.write(f"{len(missing)} completions without a certificate")
            return
        found = self._issue(missing, useful_processes(len(missing), options["processes"]))
        failed = [done for done in found if done.fault]
        self.stdout.write(f"{len(found) - len(failed)} issued, {len(failed)} failed")
        if halt := next((done.fault for done in failed if done.halts), ""):
            raise CommandError(
                f"Stopped, because nothing can be issued at the moment: {halt}. Nothing is lost; "
                f"put that right and run this again."
            )
        if failed:
            raise CommandError(f"{len(failed)} completions are still without a certificate")

    def _issue(self, missing: list[int], processes: int) -> list[Done]:
        """What became of them; each fault is told."""
        found = []
        bar = tqdm(total=len(missing), unit="certificate", file=sys.stderr, disable=None)
        try:
            with bar:
                for done in issue_many(missing, processes=processes):
                    bar.update()
                    found.append(done)
                    if done.fault:
                        self.stderr.write(done.fault)
        except BrokenProcessPool as error:
            message = "A process was ended from outside. Nothing is lost; please run this again."
            raise CommandError(message) from error
        return found
