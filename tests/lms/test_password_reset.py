"""A forgotten password is replaced by mail; the mail names no topic, and old sessions end."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

OLD, NEW = "sonnenblume-am-zaun", "regenschirm-im-flur"


@pytest.fixture
def forgetful(ada):
    ada.set_password(OLD)
    ada.save()
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    return ada


def ask_for_a_letter(email: str) -> EmailMultiAlternatives:
    Client().post(reverse("account_reset_password"), {"email": email})
    assert len(mail.outbox) == 1
    return mail.outbox[0]


@pytest.fixture
def letter(forgetful) -> EmailMultiAlternatives:
    return ask_for_a_letter(forgetful.email)


def link_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


def choose(client: Client, link: str, password: str):
    page = client.get(link, follow=True)
    address = page.request["PATH_INFO"]
    return client.post(address, {"password1": password, "password2": password}, follow=True)


def log_in(email: str, password: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def test_the_link_sets_a_new_password(forgetful, letter):
    choose(Client(), link_in(letter), NEW)
    assert log_in(forgetful.email, NEW)
    assert not log_in(forgetful.email, OLD)


def test_the_link_works_once(forgetful, letter):
    choose(Client(), link_in(letter), NEW)
    choose(Client(), link_in(letter), "ein-drittes-passwort")
    assert log_in(forgetful.email, NEW)


def test_the_mail_names_no_topic(letter):
    text = (letter.subject + letter.body).casefold()
    assert not [word for word in ("kindeswohl", "gewalt", "missbrauch") if word in text]
    assert "kinderschutz" not in letter.subject.casefold()


def test_other_sessions_end(forgetful):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": forgetful.email, "password": OLD})
    assert elsewhere.get(reverse("lms:my_learning")).status_code == 200
    choose(Client(), link_in(ask_for_a_letter(forgetful.email)), NEW)
    assert elsewhere.get(reverse("lms:my_learning")).status_code == 302


def test_a_short_password_is_refused_with_a_reason(forgetful, letter):
    page = choose(Client(), link_in(letter), "kurz")
    assert page.status_code == 200
    assert "12" in page.content.decode()
    assert log_in(forgetful.email, OLD)
