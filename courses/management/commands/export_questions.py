"""`manage.py export_questions FILE`: questions of the bank as GIFT, Moodle XML, QTI or YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from courses.exchange.formats import FORMATS
from courses.exchange.items import Given
from courses.queries.exports import exportable, given


class Command(BaseCommand):
    help = "Write questions into a file, each as it was published last."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--topic", default="", help="Slug of a topic.")
        parser.add_argument("--tag", default="")
        parser.add_argument("--drafts", action="store_true", help="Also complete drafts.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        questions = exportable(drafts=options["drafts"])
        if options["topic"]:
            questions = questions.filter(topic__slug=options["topic"])
        if options["tag"]:
            questions = questions.filter(tags__name=options["tag"])
        total = questions.count()
        if not total:
            raise CommandError("No question fits.")
        written = 0

        def counted() -> Iterator[Given]:
            nonlocal written
            for one in tqdm(given(questions), total=total, desc="Questions", disable=None):
                written += 1
                yield one

        content = FORMATS[options["format"]].write(counted())
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}") from error
        self.stdout.write(self.style.SUCCESS(f"{written} questions are in {file}."))
        if left := total - written:
            self.stdout.write(f"{left} incomplete drafts were left out.")
