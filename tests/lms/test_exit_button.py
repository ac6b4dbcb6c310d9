"""The way out (E.4, 4): first in the tab order, no JavaScript needed, honest about its limits."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage

from .conftest import question_url, text_of

VISITORS = ["account_login", "account_signup", "certificates:verify", "lms:safety", "language"]
MEMBERS = ["lms:my_learning", "lms:profile", "lms:other_way_sent"]


def first_stop(page: BeautifulSoup):
    return page.body.select_one("a[href], button, input, select, textarea, summary, [tabindex='0']")


def assert_first_and_plain(reply) -> None:
    page = BeautifulSoup(text_of(reply), "html.parser")
    first = first_stop(page)
    assert first.has_attr("data-exit")
    for link in page.select("[data-exit]"):
        assert link.name == "a"
        assert link["href"].startswith("https://")
        assert {"nofollow", "noreferrer"} <= set(link["rel"])
        assert not link.has_attr("target")


@pytest.mark.parametrize("name", VISITORS)
def test_it_comes_first_for_visitors(p1, name):
    assert_first_and_plain(Client().get(reverse(name)))


@pytest.mark.parametrize("name", MEMBERS)
def test_it_comes_first_for_members(adas, p1, name):
    assert_first_and_plain(adas.get(reverse(name)))


def test_it_comes_first_in_lesson_quiz_handout_other_way_and_error(adas, attempt, p1):
    catalogue = p1.get_parent().url
    urls = [LessonPage.objects.child_of(p1)[0].url, question_url(attempt, 1)]
    urls += [f"{catalogue}handreichungen/", f"{catalogue}handreichungen/teacher/"]
    urls += [reverse("lms:other_way", args=[p1.pk]), "/gibt-es-nicht/"]
    for url in urls:
        assert_first_and_plain(adas.get(url))


def script() -> str:
    return Path(finders.find("courses/js/exit.js")).read_text(encoding="utf-8")


def test_it_covers_before_it_leaves_and_replaces_the_entry():
    """Order in the handler: veil, referrer, word to the others, `location.replace`."""
    handler = script().split("const leave")[1]
    order = [handler.index(part) for part in ("cover()", "hideReferrer()", "location.replace")]
    assert order == sorted(order)
    assert "location.href" not in script()
    assert "keydown" not in script()  # no shortcut that nobody announced (WCAG 2.1.4)


def test_the_bundle_that_pages_load_has_it():
    bundle = Path(finders.find("courses/js/courses.bundle.js")).read_text(encoding="utf-8")
    assert "location.replace" in bundle
    assert "data-exit" in bundle


def test_drafts_in_the_browser_do_not_stay():
    """Nothing of an answer is written to the browser's own storage at all."""
    folder = Path(finders.find("courses/js/exit.js")).parent
    for path in folder.glob("*.js"):
        assert not re.search(r"localStorage|sessionStorage|indexedDB", path.read_text()), path


def test_the_page_on_traces_is_honest(p1, settings):
    settings.LANGUAGE_CODE = "en"
    text = BeautifulSoup(text_of(Client().get(reverse("lms:safety"))), "html.parser").get_text()
    for truth in ("history", "log you out", "e-mails", "network", "addresses", "private window"):
        assert truth in text, truth
