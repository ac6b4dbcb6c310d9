"""Easy language: the rules of BITV 2.0 annex 2 that a machine can check, and the honest label."""

import datetime

import pytest
import yaml
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from lms.site.easy_blocks import EasyBody
from lms.site.easy_rules import faults
from lms.site.look import COOKIE
from lms.site.models import EasyLanguagePage, HomePage
from lms.site.starter_pages import EASY, ensure_site_pages


@pytest.mark.parametrize(
    "line",
    [
        "Alle Kinder haben ein Recht auf Schutz.",
        "Dann rufen Sie die Polizei an.",
        "Sie dürfen fragen: Was wissen Sie über mich?",
        "Gehen Sie zum Jugend-Amt.",
    ],
)
def test_an_easy_line_passes(line):
    assert faults(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Kinder spielen. Erwachsene arbeiten.",
        "Fragen Sie z. B. das Amt.",
        "Fragen Sie Mutter bzw. Vater.",
        "Das Amt (im Rathaus) hilft.",
        "Alle Lehrer*innen helfen.",
        "Der Kinderschutzbeauftragte hilft.",
        "Wenn Sie heute hier sind, dann fragen Sie bitte gleich die nette Frau am Empfang.",
    ],
)
def test_a_hard_line_is_named(line):
    assert faults(line)


def test_the_editor_hears_which_line_is_hard():
    block = EasyBody().child_blocks["text"]
    with pytest.raises(ValidationError, match="Amt \\(hier\\)"):
        block.clean("Das ist gut.\nDas Amt (hier) hilft.")


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:x", ""])
def test_a_link_stays_on_the_site(address):
    block = EasyBody().child_blocks["link"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Weiter", "page": None, "address": address}))


def texts() -> list[str]:
    found = []
    for entry in yaml.safe_load(EASY.read_text(encoding="utf-8")):
        for block in entry["body"]:
            for value in block.values():
                found += value if isinstance(value, list) else str(value or "").splitlines()
    return [line for line in found if not line.startswith("{")]


def test_the_shipped_texts_keep_the_rules():
    assert len(texts()) > 100
    assert {line: faults(line) for line in texts() if faults(line)} == {}


@pytest.fixture
def pages(home: HomePage) -> list[EasyLanguagePage]:
    ensure_site_pages(home)
    return list(EasyLanguagePage.objects.order_by("path"))


def soup_of(page: EasyLanguagePage, client: Client | None = None) -> BeautifulSoup:
    reply = (client or Client()).get(page.url)
    assert reply.status_code == 200
    return BeautifulSoup(reply.content, "html.parser")


def test_six_pages_one_sentence_a_line_and_marked_as_drafts(pages):
    assert len(pages) == 6
    for page in pages:
        soup = soup_of(page)
        assert soup.select_one(".easy__draft strong")
        lines = [line.get_text() for line in soup.select(".easy > p:not([class])")]
        assert len(lines) >= 3
        assert not soup.select("table, abbr")


def test_the_pages_know_each_other_and_the_footer_knows_them(pages):
    soup = soup_of(pages[2])
    assert len(soup.select(".easy__more a")) == 4
    assert pages[0].url in [link["href"] for link in soup.select("footer a")]
    assert soup_of(pages[0]).select('.easy a[href="/kurse/"]')


def test_help_numbers_come_from_the_help_box(pages):
    help_page = next(page for page in pages if page.slug == "hilfe")
    numbers = [link["href"] for link in soup_of(help_page).select(".easy__numbers a")]
    assert numbers[:2] == ["tel:110", "tel:112"]


def test_the_ground_stays_light_unless_a_person_wants_it_dark(pages):
    assert soup_of(pages[0]).html["data-ks-scheme"] == "light"
    client = Client()
    client.cookies[COOKIE] = "dark.auto"
    assert soup_of(pages[0], client).html["data-ks-scheme"] == "dark"


def test_checked_only_with_date_and_name(pages):
    page = pages[0]
    page.checked = True
    with pytest.raises(ValidationError):
        page.clean()
    assert page.is_draft
    page.checked_on, page.checked_by = datetime.date(2026, 12, 1), "Prüfgruppe Nord"
    page.clean()
    page.save_revision().publish()
    assert not soup_of(page).select(".easy__draft strong")
    assert "Prüfgruppe Nord" in soup_of(page).get_text()


def test_what_an_editor_wrote_stays(pages):
    EasyLanguagePage.objects.filter(slug="hilfe").update(title="Unsere Hilfe")
    ensure_site_pages(HomePage.objects.get(slug="start"))
    assert EasyLanguagePage.objects.count() == 6
    assert EasyLanguagePage.objects.filter(title="Unsere Hilfe").exists()
