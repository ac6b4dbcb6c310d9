"""Konto löschen: by herself, once it is sure who is asking; by the administration, one by one."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.internal.flows import login
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from lms.models import Erasure
from lms.services.erasing import is_last_administrator
from tests.lms.conftest import text_of

User = get_user_model()
PASSWORD = "Sonnenweg im Regen 7"
OWNER = login._AUTHENTICATION_METHODS_USER_SESSION_KEY
DELETE = "/lernen/konto-loeschen/"


@pytest.fixture
def adas(ada: Any) -> Client:
    ada.set_password(PASSWORD)
    ada.save()
    client = Client()
    client.force_login(ada)
    return client


def confirmed(client: Client) -> None:
    """As after typing the password again."""
    session = client.session
    now = {"method": "password", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [now]
    session[OWNER] = session["_auth_user_id"]
    session.save()


def test_the_page_says_what_goes_and_what_stays(kira: Any, browser_of: Callable) -> None:
    page = text_of(browser_of(kira).get(DELETE))
    assert "Kita Sonnenweg" in page
    for text in (
        "You have duties there. That you have fulfilled them can't be shown by this platform "
        "afterwards; if your employer asks for it, you need your certificates.",
        "Nobody else manages this",
        "Statistics of questions: sums that name nobody and lead back to nobody.",
        "Of each certificate its number, its code and its state – without your name and "
        "without the course, so that nobody can forge one under an old number.",
    ):
        assert gettext(text) in page


def test_a_visitor_is_led_to_the_log_in() -> None:
    for url in (DELETE, "/lernen/daten/", "/lernen/daten/kopie/"):
        assert Client().get(url).url == f"{reverse('account_login')}?next={url}"


def test_without_the_tick_nothing_happens(adas: Client, ada: Any) -> None:
    confirmed(adas)
    assert adas.post(DELETE).status_code == 200
    assert not Erasure.objects.exists()


def test_the_password_is_asked_for_then_it_is_done(adas: Client, ada: Any) -> None:
    """The wrong one does nothing; the right one carries out what was asked before."""
    asked = adas.post(DELETE, {"sure": "on"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert adas.get(asked.url).status_code == 200
    assert adas.post(asked.url, {"password": "falsch"}).status_code == 200
    assert User.objects.filter(pk=ada.pk).exists()
    done = adas.post(asked.url, {"password": PASSWORD})
    assert done.url == "/lernen/konto-geloescht/"
    assert not User.objects.filter(pk=ada.pk).exists()
    assert gettext("Account deleted") in text_of(adas.get(done.url))
    assert adas.get("/lernen/").status_code == 302


def test_a_host_without_such_a_page_wants_a_fresh_log_in(
    adas: Client, ada: Any, settings: Any
) -> None:
    settings.LMS_REAUTHENTICATION = ""
    User.objects.filter(pk=ada.pk).update(last_login="2026-01-01T00:00:00Z")
    reply = adas.post(DELETE, {"sure": "on"})
    assert reply.url.startswith(reverse("account_login"))
    assert User.objects.filter(pk=ada.pk).exists()
    adas.force_login(ada)
    assert adas.post(DELETE, {"sure": "on"}).url == "/lernen/konto-geloescht/"
    assert not User.objects.filter(pk=ada.pk).exists()


def test_the_last_administrator_is_told_why_not(admin: Any, browser_of: Callable) -> None:
    assert is_last_administrator(admin)
    client = browser_of(admin)
    confirmed(client)
    reply = client.post(DELETE, {"sure": "on"})
    assert reply.status_code == 200
    assert User.objects.filter(pk=admin.pk).exists()
    assert "alert" in text_of(reply)


def test_the_administration_erases_on_a_page_of_its_own(
    kira: Any, admin: Any, browser_of: Callable, leaks: Callable[[], list[str]]
) -> None:
    office, url = browser_of(admin), reverse("lms_erase_person", args=[kira.pk])
    assert gettext("What stays") in text_of(office.get(url))
    assert User.objects.filter(pk=kira.pk).exists()
    assert office.post(url).status_code == 302
    assert not User.objects.filter(pk=kira.pk).exists()
    office.get("/admin/users/")  # shows the message once; it names her and is gone with that
    assert leaks() == []


@pytest.mark.parametrize("rights", [[], ["access_admin"], ["access_admin", "delete_user"]])
def test_strangers_erase_nobody(
    cy: Any, admin: Any, ada: Any, browser_of: Callable, rights: list[str]
) -> None:
    """Not even who may delete accounts erases an administrator, or herself, in the admin."""
    group = Group.objects.create(name="Büro")
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    cy.groups.add(group)
    client = browser_of(cy)
    client.post(reverse("lms_erase_person", args=[admin.pk]))
    client.post(reverse("lms_erase_person", args=[cy.pk]))
    assert User.objects.filter(pk__in=[admin.pk, cy.pk]).count() == 2
    client.post(reverse("lms_erase_person", args=[ada.pk]))
    assert User.objects.filter(pk=ada.pk).exists() == ("delete_user" not in rights)


@pytest.mark.parametrize("key", ["x", "9" * 40, "0"])
def test_an_odd_number_is_nobody(admin: Any, browser_of: Callable, key: str) -> None:
    assert browser_of(admin).get(f"/admin/people/{key}/erase/").status_code == 404
