"""German and English: chosen by a button, kept in one cookie; German courses are marked as such."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage

from .conftest import text_of


@pytest.fixture
def english() -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def soup_of(reply) -> BeautifulSoup:
    return BeautifulSoup(text_of(reply), "html.parser")


def test_the_switch_is_in_the_footer_and_works_without_javascript(p1):
    client = Client()
    link = soup_of(client.get(p1.url)).select_one(f'footer a[href^="{reverse("language")}"]')
    page = soup_of(client.get(link["href"]))
    form = page.select_one(f'form[action="{reverse("set_language")}"]')
    assert [tag["value"] for tag in form.select("button[name=language]")] == ["de", "en"]
    assert [tag["lang"] for tag in form.select("button[name=language]")] == ["de", "en"]
    next_page = form.select_one("[name=next]")["value"]
    reply = client.post(form["action"], {"language": "en", "next": next_page})
    assert reply.url == p1.url
    cookie = client.cookies["django_language"]
    assert (cookie.value, cookie["samesite"], bool(cookie["httponly"])) == ("en", "Lax", True)
    assert soup_of(client.get(p1.url)).html["lang"] == "en"


def test_the_interface_changes_and_back(english, p1):
    assert "Leave page quickly" in text_of(english.get(p1.url))
    english.post(reverse("set_language"), {"language": "de", "next": "/"})
    reply = english.get(p1.url)
    assert soup_of(reply).html["lang"] == reply["Content-Language"] == "de"
    assert "Leave page quickly" not in text_of(reply)


@pytest.mark.parametrize("value", ["", "xx", "de-AT", "../../en", "en\x00", "x" * 500])
def test_odd_cookies_count_as_none(p1, value):
    client = Client()
    client.cookies["django_language"] = value
    assert soup_of(client.get(p1.url)).html["lang"] == "de"


def test_the_language_of_the_browser_does_not_count(p1):
    assert soup_of(Client(headers={"accept-language": "en"}).get(p1.url)).html["lang"] == "de"


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_led_away(p1, next_page):
    page = soup_of(Client().get(reverse("language"), {"zurueck": next_page}))
    assert page.select_one("form [name=next]")["value"] == "/"
    reply = Client().post(reverse("set_language"), {"language": "en", "next": next_page})
    assert "evil" not in reply.url
    assert "javascript" not in reply.url


def test_german_parts_are_marked_on_english_pages(english, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    for url, selectors in {
        p1.get_parent().url: ["h1", ".card__title"],
        p1.url: ["h1", ".lead", ".step__link"],
        f"{lesson.url}?hinweis=ok": ["h1", "#lektion", ".step__link"],
        f"{p1.get_parent().url}handreichungen/teacher/": ["h1", ".prose"],
    }.items():
        page = soup_of(english.get(url))
        for selector in selectors:
            assert page.select_one(f"main {selector}")["lang"] == "de", (url, selector)


def test_german_pages_carry_no_needless_marks(p1):
    page = soup_of(Client().get(p1.url))
    assert page.html["lang"] == "de"
    assert page.select("main [lang]") == []


@pytest.mark.parametrize(
    ("language", "word"), [("de", "Ihre Bestätigung"), ("en", "Your confirmation")]
)
def test_mails_are_in_the_language_of_the_person(db, language, word):
    client = Client()
    client.cookies["django_language"] = language
    client.post(
        reverse("account_signup"),
        {"email": "neu@example.org", "password1": "lang-genug-77", "password2": "lang-genug-77"},
    )
    (message,) = mail.outbox
    assert message.subject == word


def test_answers_say_that_they_depend_on_the_cookie(english, p1):
    assert "Cookie" in english.get(p1.url)["Vary"]
