"""`manage.py load_starter`: load the shipped vocabulary and courses; safe to repeat."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm
from wagtail.models import Site

from courses.models import CatalogPage
from courses.starter.files import course_folders
from courses.starter.handouts import load_handouts
from courses.starter.ledger import Ledger, Report
from courses.starter.markdown import StarterError
from courses.starter.pages import link_course, load_course, load_page
from courses.starter.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = (
        "Load the shipped topics, professional groups, contact points and courses. "
        "Nothing that a person has changed is overwritten; it is named instead."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--vocabulary-only", action="store_true", help="Load no courses, only the vocabulary."
        )
        parser.add_argument(
            "--course",
            action="append",
            metavar="CODE",
            help="Load this course only, e.g. p1; may be given several times.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        ledger = Ledger()
        try:
            load_vocabulary(ledger)
            if not options["vocabulary_only"]:
                load_handouts(ledger)
                catalogue = the_catalogue(ledger)
                folders = chosen(options["course"])
                for folder in tqdm(folders, desc="Courses", disable=None):
                    load_course(ledger, catalogue, folder)
                for folder in folders:
                    link_course(ledger, catalogue, folder)
        except StarterError as error:
            raise CommandError(f"The starter content can't be read: {error}") from error
        self.tell(ledger.report)

    def tell(self, report: Report) -> None:
        for key in report.kept:
            self.stdout.write(f"left alone (changed or removed by a person): {key}")
        if not report.changed:
            self.stdout.write(f"Nothing to do: {len(report.unchanged)} objects are up to date.")
            return
        self.stdout.write(
            f"{len(report.created)} created, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {len(report.kept)} left alone."
        )


def chosen(codes: list[str] | None) -> list[Path]:
    """The folders of these courses, of all without codes."""
    folders = {folder.name: folder for folder in course_folders()}
    if unknown := set(codes or ()) - folders.keys():
        raise CommandError(
            f"No course {', '.join(sorted(unknown))}; there are {', '.join(folders)}."
        )
    return [folder for name, folder in folders.items() if not codes or name in codes]


def the_catalogue(ledger: Ledger) -> CatalogPage:
    """The first catalogue, or a new one below the start page of the default site."""
    existing = CatalogPage.objects.first()
    if existing:
        return existing
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CommandError("There is no Wagtail site yet. Create one under Settings → Sites.")
    values = {
        "title": "Kurse",
        "show_in_menus": True,
        "intro": "<p>Alle Kurse sind frei lesbar. Für Lernstand, Lernerfolgskontrolle und "
        "Bescheinigung brauchen Sie ein kostenfreies Konto.</p>",
    }
    page = load_page(ledger, "catalogue", values, site.root_page, CatalogPage, "kurse", values)
    if page is None:
        raise CommandError("The catalogue was deleted. Create a catalogue page and run it again.")
    return page
