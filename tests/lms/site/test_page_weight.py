"""What a page costs: one style sheet, one script, little to fetch, nothing that makes it jump."""

import gzip

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from courses.models import LessonPage
from tests.lms.conftest import question_url

LIGHT = 60_000  # bytes, compressed, without pictures


@pytest.fixture
def addresses(home, p1, attempt) -> list[str]:
    lessons = [f"{lesson.url}?hinweis=ok" for lesson in LessonPage.objects.child_of(p1).live()]
    questions = [question_url(attempt, answer.position) for answer in attempt.answers.all()]
    own = [reverse(name) for name in ("lms:my_learning", "lms:profile", "account_email")]
    return ["/", p1.get_parent().url, p1.url, *lessons, *questions, *own, "/gibt-es-nicht/"]


@pytest.fixture
def pages(browser_of, ada, addresses) -> dict[str, bytes]:
    return {url: browser_of(ada).get(url).content for url in addresses}


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def file_of(url: str) -> bytes:
    path = finders.find(url.removeprefix(f"/{settings.STATIC_URL.strip('/')}/"))
    with open(path, "rb") as file:
        return file.read()


def test_one_style_sheet_and_one_script_on_every_page(pages):
    for url, content in pages.items():
        soup = BeautifulSoup(content, "html.parser")
        assert len(soup.select('link[rel="stylesheet"]')) == 1, url
        assert len(soup.select("script[src]")) == 1, url
        assert soup.select_one("script[src]").has_attr("defer")


def test_page_and_styles_stay_light(pages):
    for url, content in pages.items():
        soup = BeautifulSoup(content, "html.parser")
        styles = file_of(soup.select_one('link[rel="stylesheet"]')["href"])
        script = file_of(soup.select_one("script[src]")["src"])
        weight = compressed(content) + compressed(styles) + compressed(script)
        assert weight <= LIGHT, f"{url}: {weight} bytes"


def test_pictures_know_their_size_before_they_come(pages):
    for url, content in pages.items():
        for picture in BeautifulSoup(content, "html.parser").select("img, svg"):
            assert picture.get("width"), f"{url}: {picture}"
            assert picture.get("height"), f"{url}: {picture}"


def test_pages_travel_compressed_and_pictures_as_they_are(db):
    page = Client().get("/konto/login/", headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(page.content)
    assert "Content-Encoding" not in Client().get("/konto/login/")


def test_a_host_gets_one_file_of_each_too():
    """Without `ks_ready` the plugin brings its own: as few."""
    styles = BeautifulSoup(render_to_string("courses/parts/styles.html"), "html.parser")
    scripts = BeautifulSoup(render_to_string("courses/parts/scripts.html"), "html.parser")
    assert len(styles.select("link")) == len(scripts.select("script")) == 1
    text = file_of(styles.select_one("link")["href"]).decode()
    assert ".site-header" not in text.partition("@media print")[0]
