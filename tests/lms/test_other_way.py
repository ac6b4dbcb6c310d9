"""“I need another way” (E.4, 8): one letter to the trusted person, no reason, nothing stored."""

from smtplib import SMTPException
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage, Provider, QuizPage
from lms.services.other_way import ask_for_another_way

from .conftest import text_of

TRUSTED = {
    "trusted_name": "Rosa Vertraut",
    "trusted_role": "Ansprechperson",
    "trusted_email": "rosa@example.org",
}


@pytest.fixture
def named(p1) -> Provider:
    Provider.objects.filter(pk=p1.provider_id).update(**TRUSTED)
    return Provider.objects.get(pk=p1.provider_id)


@pytest.fixture
def url(p1) -> str:
    return reverse("lms:other_way", args=[p1.pk])


def rows() -> int:
    return sum(model._base_manager.count() for model in apps.get_models() if model._meta.managed)


def test_one_neutral_letter_goes_to_the_trusted_person_and_nothing_is_stored(adas, p1, named, url):
    adas.get(url)
    before = rows()
    reply = adas.post(url, {"contact": "0151 2345678"})
    assert reply.url == reverse("lms:other_way_sent")
    (letter,) = mail.outbox
    assert (letter.to, letter.cc, letter.bcc) == (["rosa@example.org"], [], [])
    assert "Ada Lovelace" in letter.body
    assert "0151 2345678" in letter.body
    assert reverse("lms:page", args=[p1.pk]) in letter.body
    words = (letter.subject + letter.body).lower()
    assert not [word for word in ("kinderschutz", "gewalt", p1.title, p1.slug) if word in words]
    assert rows() == before
    assert adas.get(reply.url).status_code == 200


def test_the_page_shows_beforehand_who_gets_what(adas, named, url):
    page = text_of(adas.get(url))
    assert "Rosa Vertraut" in page
    adas.post(url)
    shown = BeautifulSoup(page, "html.parser").select_one(".card").get_text(" ")
    for line in mail.outbox[0].body.splitlines():
        assert line in shown


def test_nobody_is_asked_why(adas, named, url):
    form = BeautifulSoup(adas.get(url).content, "html.parser").select_one("form.form")
    fields = {tag["name"]: tag.name for tag in form.select("input, textarea, select")}
    assert fields == {"csrfmiddlewaretoken": "input", "contact": "input"}


@pytest.mark.parametrize("contact", ["weil es mir zu nah geht", "a@b\nBcc: c@d.de", "x" * 121, "1"])
def test_no_reason_can_be_put_into_the_contact(adas, named, url, contact):
    reply = adas.post(url, {"contact": contact})
    assert "contact" in reply.context["form"].errors
    assert mail.outbox == []


def test_a_mail_address_is_where_the_answer_goes(adas, named, url):
    adas.post(url, {"contact": "privat@example.org"})
    assert mail.outbox[0].reply_to == ["privat@example.org"]


def test_a_second_wish_on_one_day_sends_nothing_and_says_so(adas, named, url):
    adas.post(url)
    reply = adas.post(url)
    assert reply.status_code == 200
    assert reply.context["form"].non_field_errors()
    assert len(mail.outbox) == 1


def test_without_a_trusted_person_nothing_is_offered_that_goes_nowhere(adas, p1, url):
    page = BeautifulSoup(adas.get(url).content, "html.parser")
    assert page.select("form.form") == []
    assert page.select_one(f'a[href="mailto:{p1.provider.email}"]')
    assert adas.post(url).status_code == 503
    assert mail.outbox == []
    Provider.objects.update(email="")
    assert adas.get(url).status_code == 200


def test_a_course_without_provider_is_no_error(adas, p1, url):
    type(p1).objects.filter(pk=p1.pk).update(provider=None)
    assert adas.get(url).status_code == 200


@pytest.mark.parametrize("error", [OSError, SMTPException])
def test_a_mail_server_that_is_down_is_told_and_one_may_try_again(adas, named, url, error):
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=error):
        reply = adas.post(url)
    assert reply.status_code == 503
    assert reply.context["form"].non_field_errors()
    assert adas.post(url).status_code == 302


def test_the_letter_is_in_the_language_of_the_site(ada, p1, named, settings):
    from django.utils import translation

    settings.LANGUAGE_CODE = "en"
    with translation.override("de"):
        ask_for_another_way(user=ada, course=p1, address="/x/")
    assert mail.outbox[0].subject == "A message from the learning platform"


def test_visitors_log_in_first(named, url):
    assert Client().get(url).url.startswith(reverse("account_login"))
    assert Client().post(url).status_code == 302
    assert mail.outbox == []


def test_the_door_is_on_all_pages_of_a_course_and_in_my_learning(adas, enrolment, p1, url):
    for page in [p1, LessonPage.objects.child_of(p1)[0], QuizPage.objects.child_of(p1)[0]]:
        assert url in text_of(adas.get(page.url)), page
        assert url not in text_of(Client().get(page.url))
    assert url in text_of(adas.get(reverse("lms:my_learning")))


def test_the_cache_keeps_no_name(adas, ada, named, url):
    with mock.patch.object(cache, "add", wraps=cache.add) as add:
        adas.post(url)
    (key, value), _timeout = add.call_args
    assert value == 1
    assert str(ada.pk) not in key.split(":")
    assert "ada" not in key
