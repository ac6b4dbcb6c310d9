"""Tell the operator about a barrier: one mail, nothing stored, no account, no puzzle."""

from smtplib import SMTPException
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from django.test import Client

from lms.site.feedback import REPORTS

URL = "/barriere-melden/"
WORDS = {"message": "Die Schrift ist zu klein.", "page_address": "/kurse/", "reply_to": ""}


@pytest.fixture(autouse=True)
def _operator(db, settings):
    settings.FEEDBACK_EMAIL = "betrieb@example.org"


def rows() -> int:
    return sum(model._base_manager.count() for model in apps.get_models() if model._meta.managed)


def test_a_report_goes_out_as_one_mail_and_leaves_nothing_behind():
    before = rows()
    reply = Client().post(URL, WORDS | {"reply_to": "ich@example.org"})
    assert reply.status_code == 302
    (message,) = mail.outbox
    assert message.to == ["betrieb@example.org"]
    assert message.reply_to == ["ich@example.org"]
    assert WORDS["message"] in message.body
    assert "/kurse/" in message.body
    assert rows() == before
    assert Client().get(reply["Location"]).status_code == 200


def test_without_address_nobody_is_named():
    Client().post(URL, WORDS)
    assert mail.outbox[0].reply_to == []
    assert "@" not in mail.outbox[0].body


def test_the_page_one_came_from_is_filled_in():
    soup = BeautifulSoup(Client().get(f"{URL}?seite=/kurse/%22%3Ex/").content, "html.parser")
    assert soup.select_one("[name=page_address]")["value"] == '/kurse/">x/'


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"message": ""}, "message"),
        ({"message": "x" * 4001}, "message"),
        ({"message": "a\0b"}, "message"),
        ({"reply_to": "kein Postfach"}, "reply_to"),
        ({"reply_to": "a@example.org\nBcc: b@example.org"}, "reply_to"),
        ({"page_address": "x" * 501}, "page_address"),
    ],
)
def test_mistakes_are_named_and_nothing_is_sent(wrong, field):
    soup = BeautifulSoup(Client().post(URL, WORDS | wrong).content, "html.parser")
    assert soup.select_one(f'.error-summary a[href="#id_{field}"]')
    assert soup.select_one(f"[name={field}]")["aria-invalid"] == "true"
    assert f"id_{field}_error" in soup.select_one(f"[name={field}]")["aria-describedby"]
    assert mail.outbox == []


def test_lines_in_the_address_stay_in_the_body():
    Client().post(URL, WORDS | {"page_address": "/a/\r\nBcc: b@example.org"})
    assert all("b@example.org" not in sent.recipients() for sent in mail.outbox)


def test_a_share_of_the_hour_is_enough():
    replies = [Client().post(URL, WORDS).status_code for _time in range(REPORTS + 1)]
    assert replies == [302] * REPORTS + [429]
    assert len(mail.outbox) == REPORTS


def test_a_mail_server_that_is_down_costs_nobody_the_text():
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=SMTPException):
        reply = Client().post(URL, WORDS)
    assert reply.status_code == 503
    assert WORDS["message"] in reply.content.decode()


def test_without_a_receiver_the_page_says_so_and_offers_no_form(settings):
    settings.FEEDBACK_EMAIL = ""
    reply = Client().post(URL, WORDS)
    assert not BeautifulSoup(reply.content, "html.parser").select("main form")
    assert mail.outbox == []


def test_the_form_is_protected():
    assert Client(enforce_csrf_checks=True).post(URL, WORDS).status_code == 403
