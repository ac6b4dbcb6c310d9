"""What goes on paper: plain elements, nothing folded, the whole text."""

import re

import pytest
from bs4 import BeautifulSoup

from courses.models import Handout
from courses.paper import KEPT, for_paper

from .conftest import text_of
from .test_no_marks import MARK


def test_folded_parts_stand_open_under_a_heading():
    html = "<details class='x'><summary>Mehr</summary><div><p>Text</p></div></details>"
    assert for_paper(html) == "<section><h3>Mehr</h3><p>Text</p></section>"


def test_loose_words_become_a_paragraph_and_frames_vanish():
    assert for_paper("<div class='a'>Satz <b>eins</b></div>") == "<p>Satz <b>eins</b></p>"
    assert for_paper("<div><div><p>Satz</p></div></div>") == "<p>Satz</p>"


def test_nothing_to_press_or_play_is_left():
    html = '<video src="x"></video><p id="a" style="color:red" onclick="x()">Wort</p>'
    assert for_paper(html) == "<p>Wort</p>"


def test_links_within_the_page_are_words_others_stay():
    html = '<p><a href="#a">hier</a> <a href="https://example.org/" class="b">dort</a></p>'
    assert for_paper(html) == '<p>hier <a href="https://example.org/">dort</a></p>'


@pytest.fixture
def address(p1) -> str:
    return f"{p1.get_parent().url}handreichungen/"


def test_each_handout_is_one_plain_document(visitor, address, p1):
    for handout in Handout.objects.all():
        reply = visitor.get(f"{address}{handout.slug}/?blatt")
        page = BeautifulSoup(reply.content, "html.parser")
        assert page.html["lang"] == "de"
        assert page.title.string == page.h1.get_text() == handout.title
        assert not page.select("details, nav, script, form, header, footer")
        inner = page.select_one("main > section")
        assert {tag.name for tag in inner.find_all(True)} <= KEPT
        levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
        assert not MARK.search(page.get_text())
        assert "110" in page.get_text()


def test_the_sheet_says_what_the_page_says(visitor, address, p1):
    for handout in Handout.objects.all():
        page = BeautifulSoup(text_of(visitor.get(f"{address}{handout.slug}/")), "html.parser")
        sheet = BeautifulSoup(
            text_of(visitor.get(f"{address}{handout.slug}/?blatt")), "html.parser"
        )
        wanted = page.select_one(".lesson__main .prose").get_text(" ").split()
        assert sheet.select_one("main > section").get_text(" ").split() == wanted


def test_hidden_handouts_have_no_sheet(visitor, address, p1):
    Handout.objects.filter(slug="teacher").update(is_active=False)
    assert visitor.get(f"{address}teacher/?blatt").status_code == 404


def test_the_sheet_costs_few_queries(visitor, address, p1, django_assert_max_num_queries):
    visitor.get(f"{address}teacher/?blatt")
    with django_assert_max_num_queries(9):
        visitor.get(f"{address}teacher/?blatt")
