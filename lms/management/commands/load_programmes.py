"""`manage.py load_programmes`: load the shipped programmes; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from courses.starter.ledger import Ledger
from courses.starter.markdown import StarterError
from lms.starter.handover import load_point, shipped_points
from lms.starter.programmes import load_programme, shipped
from lms.starter.schemes import load_scheme, shipped_schemes


class Command(BaseCommand):
    help = (
        "Load the eight induction programmes, the four packages, schemes of recognition and the "
        "points of a hand-over. Nothing that a person has changed is overwritten; it is named "
        "instead. Nobody is assigned by it, and schemes come switched off."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        ledger = Ledger()
        try:
            for entry in tqdm(shipped(), unit="programme", disable=None):
                load_programme(ledger, entry)
            for entry in shipped_schemes():
                load_scheme(ledger, entry)
            for entry in shipped_points():
                load_point(ledger, entry)
        except StarterError as error:
            raise CommandError(f"The programmes can't be read: {error}") from error
        for key in ledger.report.kept:
            self.stdout.write(f"left alone (changed or removed by a person): {key}")
        report = ledger.report
        self.stdout.write(
            f"{len(report.created)} created, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {len(report.kept)} left alone."
        )
