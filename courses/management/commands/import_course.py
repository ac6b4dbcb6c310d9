"""`manage.py import_course FILE.zip`: a course from another site, as drafts."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from courses.exchange.items import MAX_FILE_BYTES
from courses.models import CatalogPage
from courses.transfer.importing import import_course
from courses.transfer.report import Report


class Command(BaseCommand):
    help = (
        "Take over a course that export_course has written. Everything arrives as a draft; "
        "nothing that exists is changed without --replace."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Change the drafts of pages and questions that exist; published ones stay.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Only say what would happen.")
        parser.add_argument("--catalogue", metavar="SLUG", help="Default: the first catalogue.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            report = import_course(
                data=read(file),
                catalogue=catalogue_of(options["catalogue"]),
                replace=options["replace"],
                dry_run=options["dry_run"],
                progress=lambda items: tqdm(items, disable=None),
            )
        except ValidationError as error:
            lines = "\n".join(f"  {message}" for message in error.messages)
            raise CommandError(f"Nothing was taken over:\n{lines}") from error
        self.tell(report, dry_run=options["dry_run"])

    def tell(self, report: Report, *, dry_run: bool) -> None:
        for words, names in (
            ("created as drafts", report.created),
            ("draft changed", report.updated),
            ("left alone, exists already", report.kept),
        ):
            for name in names:
                self.stdout.write(f"{words}: {name}")
        for note in report.notes:
            self.stdout.write(f"note: {note}")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")


def read(file: Path) -> bytes:
    """At most a byte more than a package may have."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}") from error


def catalogue_of(slug: str | None) -> CatalogPage:
    found = CatalogPage.objects.order_by("path")
    catalogue = (found.filter(slug=slug) if slug else found).first()
    if catalogue is None:
        raise CommandError("There is no such catalogue. Create one, or run load_starter first.")
    return catalogue
