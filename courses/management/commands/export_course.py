"""`manage.py export_course P1 FILE.zip`: a whole course as one file."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from courses.management.commands.check_course import course_named
from courses.transfer.exporting import export_course


class Command(BaseCommand):
    help = "Write a course with its lessons, quiz, questions and files into one ZIP file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="Short code or slug of the course, e.g. P1.")
        parser.add_argument("file", type=Path, help="The file to write, e.g. p1.zip.")

    def handle(self, *args: Any, code: str, file: Path, **options: Any) -> None:
        course = course_named(code)
        try:
            data = export_course(
                course=course, progress=lambda items: tqdm(items, desc="Pages", disable=None)
            )
            file.write_bytes(data)
        except ValidationError as error:
            lines = "\n".join(f"  {message}" for message in error.messages)
            raise CommandError(f"Nothing was written:\n{lines}") from error
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}") from error
        self.stdout.write(f"{course.title}: {file}, {len(data) // 1024 + 1} kB")
