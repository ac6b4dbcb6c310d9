"""`manage.py import_questions FILE`: questions of a file become drafts in the bank."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from courses.exchange.formats import FORMATS
from courses.exchange.items import MAX_FILE_BYTES
from courses.models import QuestionImport, Topic
from courses.services.imports import forget, progress, stage, take_over
from courses.services.references import PREFIX


class Command(BaseCommand):
    help = (
        "Read questions (GIFT, Moodle XML, QTI, YAML) and make drafts of them. "
        "Every question that can't be taken over is named with its line and the reason."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=sorted(FORMATS), default="")
        parser.add_argument("--prefix", default="IMP", help="Start of new references.")
        parser.add_argument("--topic", default="", help="Slug of the topic of all questions.")
        parser.add_argument("--all", action="store_true", help="Also what the bank has already.")
        parser.add_argument("--dry-run", action="store_true", help="Report only.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        source = self.staged(file, options)
        self.report(source)
        if options["dry_run"]:
            forget(source=source)
            self.stdout.write("Nothing was taken over (dry run).")
            return
        state = progress(source)
        # A bar without a terminal counts nothing, so it must not decide when to stop.
        with tqdm(total=state.total, desc="Questions", disable=None) as bar:
            while not state.is_complete:
                before = state.done
                state = take_over(source=source, user=None, skip_known=not options["all"])
                bar.update(state.done - before)
        taken = source.found.filter(question__isnull=False).count()
        self.stdout.write(self.style.SUCCESS(f"{taken} drafts are in the bank."))

    def staged(self, file: Path, options: dict[str, Any]) -> QuestionImport:
        topic = Topic.objects.filter(slug=options["topic"]).first()
        if options["topic"] and topic is None:
            slugs = ", ".join(Topic.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no topic '{options['topic']}'. There are: {slugs}.")
        if not PREFIX.fullmatch(options["prefix"]):
            raise CommandError("The prefix may hold letters, digits, dot, hyphen and underscore.")
        try:
            if file.stat().st_size > MAX_FILE_BYTES:
                raise CommandError(f"{file} is larger than {MAX_FILE_BYTES // 2**20} MB.")
            data = file.read_bytes()
            return stage(
                data=data,
                name=file.name,
                prefix=options["prefix"],
                topic=topic,
                format_slug=options["format"],
            )
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def report(self, source: QuestionImport) -> None:
        self.stdout.write(f"{source.file_name}: {source.get_format_display()}")
        for row in source.found.exclude(refusal="", notes=[]).iterator():
            place = f"{row.member}:{row.line}" if row.member else f"line {row.line}"
            name = f" “{row.name}”" if row.name else ""
            for text in [f"NOT SUPPORTED: {row.refusal}"] if row.refusal else row.notes:
                self.stdout.write(f"  {place}{name}: {text}")
