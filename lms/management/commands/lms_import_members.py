"""`manage.py lms_import_members list.csv --organisation 7`: look first, then take over."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from lms.models import MemberImport, MemberRow, Organisation
from lms.queries.member_imports import summary
from lms.services import member_imports as services
from lms.services.member_reading import stage


class Command(BaseCommand):
    help = (
        "Read a CSV or XLSX list of members and report line by line what would happen. "
        "With --take-over it happens. The same list a second time changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--organisation", type=int, required=True, help="Number of the organisation."
        )
        parser.add_argument(
            "--take-over", action="store_true", help="Take over what can be, not only report."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source = self.read(options["file"], options["organisation"])
        for row in source.rows.filter(outcome=MemberRow.Outcome.REFUSED).iterator():
            self.stderr.write(f"Line {row.line}: {row.email} – {row.refusal}")
        counts = ", ".join(f"{line.number} {line.outcome}" for line in summary(source))
        self.stdout.write(f"{options['file'].name}: {counts or 'nobody'}.")
        if options["take_over"]:
            self.take_over(source)
        else:
            source.delete()
            self.stdout.write("Nothing was changed. Use --take-over to do it.")

    def read(self, path: Path, pk: int) -> MemberImport:
        organisation = Organisation.objects.filter(pk=pk).first()
        if organisation is None:
            raise CommandError(f"There is no organisation with the number {pk}.")
        try:
            with path.open("rb") as file:
                return stage(organisation=organisation, file=file, name=path.name)
        except OSError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def take_over(self, source: MemberImport) -> None:
        """With a bar; none where nobody is looking (cron)."""
        total = services.progress(source).total
        with tqdm(total=total, desc="members", unit="line", disable=None) as bar:
            while done := services.take_over_portion(source=source):
                bar.update(done)
        self.stdout.write(f"{services.progress(source).done} lines taken over.")
