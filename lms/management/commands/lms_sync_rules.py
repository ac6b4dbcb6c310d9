"""`manage.py lms_sync_rules`: bring assignments in step with the rules, or foretell it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from lms.services.rules import sync


class Command(BaseCommand):
    help = "Assign whom a rule means, release whom none does, with the reason of each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--quiet", action="store_true", help="only the numbers")

    def handle(self, *args: Any, **options: Any) -> None:
        report = sync(
            dry_run=options["dry_run"],
            tell=None if options["quiet"] else self.stdout.write,
            each=lambda rules: tqdm(list(rules), unit="rule", disable=None),
        )
        done = "would be " if options["dry_run"] else ""
        self.stdout.write(
            f"{report.added} {done}assigned, {report.released} {done}released, "
            f"{report.kept} {done}kept for another reason"
        )
