"""The accessibility statement: on every page, honest about itself, readable by machines."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lms.site.accessibility_page import current_statement
from lms.site.models import AccessibilityPage
from lms.site.starter_pages import ensure_site_pages


@pytest.fixture
def statement(home) -> AccessibilityPage:
    ensure_site_pages(home)
    return AccessibilityPage.objects.get()


def page_of(url: str) -> BeautifulSoup:
    reply = Client().get(url)
    assert reply.status_code == 200
    return BeautifulSoup(reply.content, "html.parser")


@pytest.mark.django_db
def test_there_is_a_draft_before_anybody_wrote_one():
    soup = page_of("/barrierefreiheit/")
    assert "BITV" in soup.get_text()
    assert soup.select_one(".notice--2")
    assert not AccessibilityPage.objects.exists()


@pytest.mark.parametrize("name", ["/", "/kurse/", "/konto/login/", "/gibt-es-nicht/", "/pruefen/"])
def test_every_page_leads_to_statement_report_and_look(home, name):
    soup = BeautifulSoup(Client().get(name).content, "html.parser")
    links = [link["href"].partition("?")[0] for link in soup.select("footer a")]
    for wanted in ("accessibility", "report_barrier", "appearance"):
        assert reverse(wanted) in links


def test_a_draft_until_people_have_tested(statement):
    assert statement.is_draft
    statement.tested_on = datetime.date(2026, 11, 1)
    with pytest.raises(ValidationError, match="."):
        statement.clean()
    statement.tested_by = "Prüfgruppe Musterstadt"
    statement.clean()
    statement.save_revision().publish()
    soup = page_of("/barrierefreiheit/")
    assert not soup.select_one(".notice--2")
    assert "Prüfgruppe Musterstadt" in soup.get_text()


def test_the_published_page_replaces_the_draft(statement):
    statement.barriers = "Die Ampel ist rot.\n\nDie Tür klemmt."
    statement.save_revision().publish()
    items = [item.get_text() for item in page_of("/barrierefreiheit/").select("main li")]
    assert {"Die Ampel ist rot.", "Die Tür klemmt."} <= set(items)


def test_a_page_with_another_address_is_led_to(statement):
    statement.slug = "zugang"
    statement.save_revision().publish()
    reply = Client().get("/barrierefreiheit/")
    assert (reply.status_code, reply["Location"]) == (302, "/zugang/")
    assert Client().get("/zugang/").status_code == 200


def test_unpublished_it_gives_way_to_the_draft(statement):
    statement.contact_email = "geheim@example.org"
    statement.save_revision().publish()
    statement.unpublish()
    assert current_statement().pk is None
    assert "geheim@example.org" not in page_of("/barrierefreiheit/").get_text()


def test_machines_read_the_same(statement):
    statement.status = AccessibilityPage.Status.NONE
    statement.contact_email = "barrieren@example.org"
    statement.save_revision().publish()
    reply = Client().get("/barrierefreiheit.json")
    data = json.loads(reply.content)
    assert reply["Content-Type"] == "application/json"
    assert data["status"] == "none"
    assert data["draft"] is True
    assert data["contact"]["email"] == "barrieren@example.org"
    assert data["contact"]["form"].endswith(reverse("report_barrier"))
    assert datetime.date.fromisoformat(data["reviewedOn"]) == statement.reviewed_on
    assert data["barriers"] == statement.barrier_list
    named = page_of("/barrierefreiheit/").select_one('link[rel="alternate"]')
    assert named["href"] == "/barrierefreiheit.json"


def test_an_editor_can_open_the_draft_too(admin, browser_of):
    """The user bar of Wagtail meets a page that is not in the tree."""
    assert browser_of(admin).get("/barrierefreiheit/").status_code == 200
