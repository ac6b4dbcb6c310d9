"""`manage.py unavailable_page FILE`: the page for maintenance as one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from lms.site.unavailable import standalone_page


class Command(BaseCommand):
    help = (
        "Write the page that your web server shows while the site is away. "
        "It needs nothing but itself; see lms/docs/unavailable.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", default="de", help="Default: de.")

    def handle(self, *args: Any, file: Path, language: str, **options: Any) -> None:
        with translation.override(language):
            page = standalone_page()
        try:
            file.write_text(page, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}") from error
        self.stdout.write(f"Written: {file}")
