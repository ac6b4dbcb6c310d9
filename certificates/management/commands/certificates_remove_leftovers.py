"""`manage.py certificates_remove_leftovers`: files without a certificate; once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates.services.leftovers import remove_leftovers


class Command(BaseCommand):
    help = (
        "Remove files that no certificate names and that are older than a day: a killed worker "
        "or a storage that did not answer leaves them behind."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            removed = remove_leftovers()
        except NotImplementedError as error:
            raise CommandError("This storage cannot list its files.") from error
        self.stdout.write(f"{removed} files without a certificate were removed.")
