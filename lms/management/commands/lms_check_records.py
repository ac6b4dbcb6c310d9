"""`manage.py lms_check_records`: name every contradiction in the records of programmes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from lms.queries.consistency import contradictions


class Command(BaseCommand):
    help = (
        "Compare what is stored with what the facts make. Changes nothing; exit code 1 if "
        "they differ."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for line in tqdm(contradictions(), unit="contradiction", disable=None):
            number += 1
            self.stdout.write(line)
        if number:
            raise CommandError(f"{number} contradictions")
        self.stdout.write("No contradiction.")
