"""WCAG 3.1.2: on English pages each German text is marked as German, and no English one is."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from django.urls import reverse

from courses.models import LessonPage
from tests.conftest import answer_all

from .conftest import question_url, url_of

GERMAN = re.compile(
    r"[äöüßÄÖÜ]|\b(?:der|die|das|und|ein|eine|einen|sie|ist|nicht|mit|zum|zur|kinder|kind)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|your|show|open it|you|answer|sections?|lesson|holds|case|law as of)\b", re.IGNORECASE
)
# The switch, and English sentences that name a group or the words somebody looked for.
EITHER = re.compile(
    r"Deutsch|^Recommended for |^Made for |^A refresher for |hits? for |^Baden-W|^Th\w+ringen$"
)


def texts(page: Tag) -> Iterator[tuple[str, str]]:
    """(language, text) of everything inside the page's own frame."""
    for node in page.find_all(string=True):
        if isinstance(node, Comment) or node.parent.name in {"script", "style", "title"}:
            continue
        words = " ".join(node.split())
        if words:
            yield language_of(node), words


def language_of(node: NavigableString) -> str:
    return next((tag["lang"] for tag in node.parents if tag.has_attr("lang")), "")


@pytest.fixture
def english(ada, browser_of):
    client = browser_of(ada)
    client.cookies["django_language"] = "en"
    return client


def faults(client, url: str) -> list[str]:
    reply = client.get(url, follow=True)
    assert reply.status_code == 200
    page = BeautifulSoup(reply.content, "html.parser")
    assert page.html["lang"] == "en"
    found = []
    for language, words in texts(page.body):
        if EITHER.search(words):
            continue
        if language != "de" and GERMAN.search(words):
            found.append(f"not marked as German: {words[:80]}")
        if language == "de" and ENGLISH.search(words) and not GERMAN.search(words):
            found.append(f"marked as German: {words[:80]}")
    return found


def test_courses_and_lessons(english, p1):
    catalogue = p1.get_parent().url
    addresses = ["/", catalogue, f"{catalogue}?gruppe=teacher", p1.url]
    addresses += [f"{catalogue}begriffe/", f"{catalogue}handreichungen/"]
    addresses += [f"{catalogue}handreichungen/teacher/", f"{catalogue}suche/?q=kind"]
    addresses += [f"{one.url}?hinweis=ok" for one in LessonPage.objects.child_of(p1)]
    assert {url: found for url in addresses if (found := faults(english, url))} == {}


def test_a_quiz_from_its_page_to_the_result(english, attempt):
    addresses = [attempt.quiz.url]
    addresses += [question_url(attempt, number) for number in range(1, 11)]
    addresses.append(url_of(attempt, "attempt") + "?alle")
    assert {url: found for url in addresses if (found := faults(english, url))} == {}
    answer_all(attempt, rightly=False)
    assert faults(english, url_of(attempt, "result")) == []


def test_the_role_in_which_one_learns(english, p1):
    """Browsers speak each option in its own language; "no answer" is one of the interface."""
    url = reverse("lms:enrol", args=[p1.pk])
    assert faults(english, url) == []
    page = BeautifulSoup(english.get(url).content, "html.parser")
    named, *groups = page.select("select[name=group] option")
    assert not named.has_attr("lang")
    assert groups
    assert {option.get("lang") for option in groups} == {"de"}


def test_what_belongs_to_a_learner(english, completion):
    for name in ("my_learning", "profile", "safety"):
        assert faults(english, reverse(f"lms:{name}")) == [], name
