"""`manage.py lms_import_fulfilments list.csv --organisation 7`: what was fulfilled before."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from lms.exceptions import LearningError
from lms.member_files.tables import TAB, Row, as_text, is_workbook, rows
from lms.member_files.values import Unclear, date_of
from lms.models import Assignment, Organisation
from lms.queries.people import user_by_email
from lms.services.fulfilling import take_over


class Command(BaseCommand):
    help = (
        "Take over on which day people have fulfilled a programme elsewhere or before: a CSV or "
        "XLSX list with the columns e-mail, programme (its slug) and day. Each line is reported "
        "if it can't be taken over; the same list a second time changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", type=int, required=True, help="number of the place")
        parser.add_argument("--dry-run", action="store_true", help="report only")

    def handle(self, *args: Any, **options: Any) -> None:
        place = Organisation.objects.filter(pk=options["organisation"]).first()
        if place is None:
            raise CommandError(f"There is no organisation {options['organisation']}.")
        taken, refused = 0, 0
        with transaction.atomic():
            for number, row in tqdm(self.lines(options["file"]), unit="line", disable=None):
                why = self.take(place, row)
                taken, refused = taken + (not why), refused + bool(why)
                if why:
                    self.stderr.write(f"line {number}: {why}")
            if options["dry_run"]:
                transaction.set_rollback(True)
        self.stdout.write(f"{taken} taken over, {refused} refused")

    def lines(self, path: Path) -> Iterator[Row]:
        """All but the head."""
        try:
            content = path.read_bytes()
            is_text = not is_workbook(content)
            found = rows(content) if is_text else rows(as_text(content), delimiter=TAB)
            yield from islice(found, 1, None)
        except OSError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def take(self, place: Organisation, row: Sequence[str]) -> str:
        """Nothing if it was taken over, else why not."""
        if len(row) < 3:
            return "three columns are needed: e-mail, programme, day"
        email, slug, day = row[:3]
        user = user_by_email(email) if "@" in email else None
        running = Assignment.objects.active().below(place)
        assignment = running.filter(learner__user=user, programme__slug=slug).first()
        if user is None or assignment is None:
            return f"{email} has no programme “{slug}” here"
        try:
            on = date_of(day)
            if on is None:
                return "the day is missing"
            take_over(assignment=assignment, on=on, by=None)
        except (Unclear, LearningError) as error:
            return str(error)
        return ""
