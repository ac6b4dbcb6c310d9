"""`manage.py forget_imports`: throw away uploaded question files older than 30 days."""

from typing import Any

from django.core.management.base import BaseCommand

from courses.services.imports import forget_old


class Command(BaseCommand):
    help = "Throw away uploaded files with questions after 30 days; the questions stay."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old()} imports were thrown away.")
