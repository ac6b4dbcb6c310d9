"""`manage.py certificates_offline_kit OUT.zip`: what others need to check without a network."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.exceptions import CertificateError
from certificates.services.offline_kit import offline_kit


class Command(BaseCommand):
    help = "Pack keys, status lists and a checker that works without a network."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = offline_kit()
            options["out"].write_bytes(data)
        except (CertificateError, OSError) as error:
            raise CommandError(str(getattr(error, "message", error))) from error
        self.stdout.write(f"{options['out']}: {len(data):,} bytes")
