"""`load_site_pages`: an operator gets what the demo has, and nothing of it twice."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Site

from lms.site.models import AccessibilityPage, EasyLanguagePage, HomePage


def load(**options) -> str:
    out = StringIO()
    call_command("load_site_pages", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_on_a_new_site_all_pages_appear(client):
    assert not HomePage.objects.exists()
    told = load(contact_email="barrieren@example.org")
    home = HomePage.objects.get()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert EasyLanguagePage.objects.count() == 6
    assert AccessibilityPage.objects.get().contact_email == "barrieren@example.org"
    assert told.count("created: ") == 8
    Site.clear_site_root_paths_cache()
    for page in EasyLanguagePage.objects.all():
        assert client.get(page.url).status_code == 200
    Site.clear_site_root_paths_cache()


def test_a_second_time_nothing_is_made(home):
    load()
    assert load() == "Nothing to do: all pages are there.\n"
    assert EasyLanguagePage.objects.count() == 6


def test_what_editors_made_stays(home):
    load()
    page = EasyLanguagePage.objects.first()
    page.title = "Von uns"
    page.save_revision().publish()
    AccessibilityPage.objects.update(contact_email="wir@example.org")
    load(contact_email="andere@example.org")
    assert EasyLanguagePage.objects.get(pk=page.pk).title == "Von uns"
    assert AccessibilityPage.objects.get().contact_email == "wir@example.org"


def test_the_address_of_the_site_stays(home):
    Site.objects.update(hostname="lernen.example.org", port=443)
    load()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_page_id) == ("lernen.example.org", 443, home.pk)
