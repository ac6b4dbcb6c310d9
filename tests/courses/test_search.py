"""Search in all lessons: hits with their sentence, nothing secret, no odd input that breaks it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from courses.excerpts import excerpt, marked, pattern_of
from courses.models import LessonPage
from courses.starter.markdown import blocks_of

from .test_catalogue_fuzz import NASTY


def page_of(visitor, p1, **query) -> BeautifulSoup:
    reply = visitor.get(f"{p1.get_parent().url}suche/", query)
    assert reply.status_code == 200
    return BeautifulSoup(reply.content, "html.parser")


def titles(visitor, p1, words: str) -> list[str]:
    return [node.get_text() for node in page_of(visitor, p1, q=words).select(".hit__title")]


@pytest.fixture
def write(p1):
    def make(title: str, text: str, **fields) -> LessonPage:
        values = {"slug": title.lower(), "body": json.dumps(blocks_of(text))} | fields
        return p1.add_child(instance=LessonPage(title=title, **values))

    return make


def test_a_word_of_a_lesson_is_found_and_marked(visitor, p1, write):
    write("Falter", "Im Garten fliegen <b>viele</b> Zitronenfalter über die Wiese.")
    page = page_of(visitor, p1, q="zitronenfalter")
    hit = page.select_one(".hit")
    assert hit.select_one("a")["href"].endswith("/falter/")
    assert p1.title in hit.select_one(".hit__place").get_text()
    assert hit.mark.get_text() == "Zitronenfalter"
    assert "Im Garten fliegen viele" in hit.get_text()


@pytest.mark.parametrize("words", ["überfluss", "ueberfluss", "ÜBERFLUSS", "Überfluß"])
def test_umlauts_may_be_typed_in_any_way(visitor, p1, write, words):
    write("Satt", "Es gibt Äpfel im Überfluss.")
    assert "Satt" in titles(visitor, p1, words)


def test_all_words_must_occur(visitor, p1, write):
    write("Beides", "Zitronenfalter und Neuntöter.")
    write("Eines", "Zitronenfalter allein.")
    assert titles(visitor, p1, "neuntoeter zitronenfalter") == ["Beides"]


def test_markup_in_a_lesson_or_in_the_words_stays_text(visitor, p1, write):
    write("Zeichen", "Quarkspeise &lt;script&gt;alert(1)&lt;/script&gt; am Abend.")
    page = page_of(visitor, p1, q="Quarkspeise <img src=x onerror=alert(1)>")
    assert "<img" not in str(page.main)
    hit = page_of(visitor, p1, q="quarkspeise").select_one(".hit")
    assert "<script" not in str(hit)
    assert "<script>alert(1)</script>" in hit.get_text()


def test_sections_that_name_violence_are_found_but_not_quoted(visitor, p1, write):
    write("Schwer", 'Vorweg.\n\n::: sensitive "Mehr"\nEin Wort: Zitronenfalter.\n:::')
    hit = page_of(visitor, p1, q="zitronenfalter").select_one(".hit")
    assert "Schwer" in hit.get_text()
    assert "Ein Wort" not in hit.get_text()


def test_drafts_and_private_lessons_stay_unseen(visitor, p1, write):
    write("Entwurf", "Zitronenfalter.", live=False)
    secret = write("Geheim", "Zitronenfalter.")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert titles(visitor, p1, "zitronenfalter") == []


def test_lessons_of_an_unpublished_course_stay_unseen(visitor, p1, write):
    write("Falter", "Zitronenfalter.")
    type(p1).objects.filter(pk=p1.pk).update(live=False)
    assert titles(visitor, p1, "zitronenfalter") == []


def test_hits_come_in_pages_within_the_budget(visitor, p1, write, django_assert_max_num_queries):
    for number in range(13):
        write(f"Falter {number}", "Zitronenfalter.", slug=f"falter-{number}")
    assert len(titles(visitor, p1, "zitronenfalter")) == 10
    with django_assert_max_num_queries(15):
        second = page_of(visitor, p1, q="zitronenfalter", page=2)
    assert len(second.select(".hit")) == 3
    assert second.select_one(".hits")["start"] == "11"


def test_nothing_found_gives_advice(visitor, p1):
    page = page_of(visitor, p1, q="Quittungsblock")
    assert gettext("Nothing found") in page.get_text()
    assert gettext("Use one word instead of several.") in page.get_text()


def test_no_input_is_an_error(visitor, p1):
    for words in [*NASTY, "", " "]:
        page_of(visitor, p1, q=words)
    for raw in ("q=%ff%fe", "q=%00", "q=Kind&page=%00", "q=Kind&page=99", "q[]=1"):
        assert visitor.get(f"{p1.get_parent().url}suche/?{raw}").status_code == 200


def test_the_catalogue_leads_to_search_and_glossary(visitor, p1):
    url = p1.get_parent().url
    page = visitor.get(url).content.decode()
    assert f'href="{url}suche/"' in page
    assert f'href="{url}begriffe/"' in page


def test_a_course_may_keep_the_address_of_a_side_door(visitor, p1, make_course):
    make_course("Suche", slug="suche")
    assert page_of(visitor, p1).select_one("h1").get_text() == "Suche"


def test_a_catalogue_that_is_no_longer_live_has_no_side_doors(visitor, p1):
    catalogue = p1.get_parent().specific
    url = catalogue.url
    type(catalogue).objects.filter(pk=catalogue.pk).update(live=False)
    assert visitor.get(f"{url}suche/").status_code == 404


def test_endings_and_compounds_are_marked():
    pattern = pattern_of("gefaehrdungen kind")
    assert marked("Gefährdung von Kindern", pattern) == (
        "<mark>Gefährdung</mark> von <mark>Kindern</mark>"
    )
    assert marked("<b> & Kind", pattern) == "&lt;b&gt; &amp; <mark>Kind</mark>"


def test_a_long_passage_is_cut_between_words():
    text = excerpt(["Wort " * 100 + "Treffer " + "Wort " * 100], pattern_of("treffer"))
    assert "<mark>Treffer</mark>" in text
    assert text.startswith("… Wort ")
    assert text.endswith("Wort…")
