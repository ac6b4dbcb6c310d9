"""`manage.py demo`: a site to look around in, with a small cast. Safe to repeat."""

import socket
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from wagtail.models import Site

from lms.site.demo_cast import PASSWORD, invite_cast, let_ben_complete
from lms.site.demo_kita import open_kita
from lms.site.models import HomePage
from lms.site.starter_pages import ensure_home_page, ensure_site_pages


class Command(BaseCommand):
    help = "Prepare the demo: tables, starter content, a small cast. Prints log-ins and addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port the demo will listen on.")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        refuse_busy(port)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("certificates_keys", "create", stdout=StringIO())
        ensure_site_pages(ensure_demo_site(), contact_email="barrieren@example.org")
        call_command("load_starter", stdout=self.stdout)
        call_command("load_programmes", stdout=self.stdout)
        cast = invite_cast()
        certificate = let_ben_complete(cast["ben"])
        kita = open_kita(manager=cast["mia"], ben=cast["ben"], ada=cast["ada"])
        base = settings.BASE_URL
        self.stdout.write(f"\nSite            {base}/")
        self.stdout.write(f"Admin           {base}/admin/")
        self.stdout.write(f"Organisation    {base}{reverse('lms:organisation', args=[kita.pk])}")
        self.stdout.write(f"Check a proof   {certificate.snapshot['verify']['link']}")
        self.stdout.write(f"  (holder: {certificate.snapshot['holder']})\n")
        self.stdout.write(f"Log-ins, all with the password  {PASSWORD}")
        for name, user in cast.items():
            self.stdout.write(f"  {user.email:<22} {DEEDS[name]}")
        self.stdout.write("")


DEEDS = {
    "ada": "learns: nothing begun yet; Kita Sonnenweg waits for her to say that she belongs there",
    "ben": "learns: has completed the course, holds a certificate, is in his induction",
    "mia": "manages: Kita Sonnenweg, its team and their induction",
    "tom": "trains: writes courses and questions",
    "rea": "reviews: publishes, sees records, revokes certificates",
    "admin": "may do everything",
}


def refuse_busy(port: int) -> None:
    """Say so before the work begins, not after."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is busy. Stop what runs there, or try: make demo PORT={port + 1}"
            ) from error


def ensure_demo_site() -> HomePage:
    """The start page, under the address of this machine."""
    home = ensure_home_page()
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "127.0.0.1", 80
    site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, home
    site.save()
    return home
