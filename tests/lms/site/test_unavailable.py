"""When the database is away: 503, a short page of its own, and no question to the database.

No test here may use the database, and pytest refuses it to those that do not ask for it.
"""

import re
from html import unescape

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.test import Client
from django.urls import path
from django.utils import translation

from courses.conf import settings as courses_settings


def view_that_meets(error: Exception):
    def view(request: HttpRequest):
        raise error

    return view


handler500 = "lms.site.unavailable.server_error"
urlpatterns = [
    path("weg/", view_that_meets(OperationalError("connection refused"))),
    path("zu/", view_that_meets(InterfaceError("connection already closed"))),
    path("kaputt/", view_that_meets(ValueError("a fault of ours"))),
]


@pytest.fixture
def away(settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/weg/", "/zu/"])
def test_a_database_that_is_away_means_come_back_later(away, address):
    with translation.override("en"):
        reply = away.get(address)
    text = unescape(reply.content.decode())
    assert reply.status_code == 503
    assert int(reply["Retry-After"]) > 0
    assert reply["Cache-Control"] == "no-store"
    assert courses_settings.EXIT_URL in text
    assert 'name="robots" content="noindex"' in text
    assert "112" in text
    assert "style-src" in reply["Content-Security-Policy"]
    assert "<style" not in text
    assert "<script" not in text


def test_a_fault_of_ours_stays_one(away):
    assert away.get("/kaputt/").status_code == 500


def test_the_file_for_the_server_in_front_needs_nothing_else(tmp_path):
    file = tmp_path / "503.html"
    call_command("unavailable_page", str(file))
    page = file.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "<style>" in page
    assert "color-scheme" in page
    assert not re.search(r"<(link|script|img)\b|url\(|@import", page)
    assert page.count("<h1>") == 1


def test_a_place_that_can_not_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="can't be written"):
        call_command("unavailable_page", str(tmp_path / "nowhere" / "503.html"))
