"""`manage.py certificates_forget_lists`: throw away checked lists older than an hour."""

from typing import Any

from django.core.management.base import BaseCommand

from certificates.services.list_checks import forget_old


class Command(BaseCommand):
    help = "Throw away what strangers had checked more than an hour ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old()} lists were thrown away.")
