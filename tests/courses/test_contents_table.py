"""Contents of a lesson: addresses that hold, and an honest reading time."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.models import LessonPage
from courses.reading import lesson_text


def anchors(html: str) -> list[str]:
    return [heading.anchor for heading in lesson_text(html).headings]


def test_headings_get_readable_addresses():
    text = lesson_text("<h2>Fünf Formen &amp; mehr</h2><p>x</p>")
    assert text.headings[0].text == "Fünf Formen & mehr"
    assert text.headings[0].anchor == "abschnitt-fuenf-formen-mehr"
    assert '<h2 id="abschnitt-fuenf-formen-mehr">Fünf Formen &amp; mehr</h2>' in text.html


def test_the_same_heading_twice_gets_two_addresses():
    assert anchors("<h2>Was tun?</h2><h2>Was tun?</h2>") == [
        "abschnitt-was-tun",
        "abschnitt-was-tun-2",
    ]


def test_a_heading_inside_a_fold_is_left_alone():
    html = "<details><summary>x</summary><h2>Drin</h2></details><h2>Draußen</h2>"
    assert anchors(html) == ["abschnitt-draussen"]
    assert "<h2>Drin</h2>" in lesson_text(html).html


def test_an_own_address_stays():
    assert anchors('<h2 id="mein">Titel</h2>') == ["mein"]


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (180, 1), (181, 2), (900, 5)])
def test_reading_time_is_rounded_up(words, minutes):
    assert lesson_text("<p>" + "Wort " * words + "</p>").minutes == minutes


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), max_size=8))
def test_addresses_are_unique_whatever_the_words(titles):
    html = "".join(f"<h2>{title.replace('<', '').replace('&', '')}</h2>" for title in titles)
    found = anchors(html)
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"[\w-]+", anchor) for anchor in found)


def test_every_link_of_the_contents_leads_to_its_heading(visitor, p1):
    for lesson in LessonPage.objects.child_of(p1):
        page = BeautifulSoup(visitor.get(f"{lesson.url}?hinweis=ok").content, "html.parser")
        links = page.select(".contents a")
        assert len(links) > 1
        for link in links:
            target = page.find(id=link["href"].removeprefix("#"))
            assert target.name == "h2"
            assert target.get_text(" ", strip=True) == link.get_text(" ", strip=True)
        ids = [node["id"] for node in page.select("[id]")]
        assert len(ids) == len(set(ids))


def test_headings_of_a_lesson_skip_no_level(visitor, p1):
    for lesson in LessonPage.objects.child_of(p1):
        page = BeautifulSoup(visitor.get(f"{lesson.url}?hinweis=ok").content, "html.parser")
        levels = [int(node.name[1]) for node in page.select("main :is(h1, h2, h3, h4)")]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
