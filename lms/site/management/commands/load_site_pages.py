"""`manage.py load_site_pages`: start page, accessibility statement and easy language."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.site.models import HomePage
from lms.site.starter_pages import ensure_home_page, ensure_site_pages


class Command(BaseCommand):
    help = (
        "Create the pages of the ready-made site that are missing: start page, accessibility "
        "statement (a draft to fill in) and pages in easy language. What is there stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--contact-email", default="", help="Where people report barriers; for the statement."
        )

    def handle(self, *args: Any, contact_email: str, **options: Any) -> None:
        is_new = not HomePage.objects.exists()
        home = ensure_home_page()
        fields = {"contact_email": contact_email} if contact_email else {}
        made = ensure_site_pages(home, **fields)
        names = [home.title] * is_new + [page.title for page in made]
        for name in names:
            self.stdout.write(f"created: {name}")
        if not names:
            self.stdout.write("Nothing to do: all pages are there.")
