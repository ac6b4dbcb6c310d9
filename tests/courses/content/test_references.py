"""References from one shipped course to another: links where the page is there, else words."""

import re

import pytest
from django.core.management import call_command

from courses.models import CoursePage, LessonPage
from courses.starter.links import REFERENCE, Links

from .shelf import ALL, course, folder, lessons, quiz

# "Kurs N1", "Kurs „…“ (N1)", "Lektion 3": what a reader would like to follow.
MENTION = re.compile(r"Kurs [A-Z]\d\b|Kurs „[^“]+“|\([A-Z]\d\)|Lektion \d")
LESSON = re.compile(r"Lektion (\d)")


def texts(code):
    return [body for _front, body in lessons(code)] + [quiz(code)["intro"]]


@pytest.mark.parametrize("code", ALL)
def test_every_mention_is_a_reference(code):
    for text in texts(code):
        assert MENTION.findall(REFERENCE.sub("", text)) == []


@pytest.mark.parametrize("code", ALL)
def test_every_reference_names_what_its_words_say(code):
    slugs = [front["slug"] for front, _body in lessons(code)]
    for match in (one for text in texts(code) for one in REFERENCE.finditer(text)):
        if match["kind"] == "lektion":
            number = LESSON.search(match["words"])
            assert slugs.index(match["name"]) + 1 == int(number[1])
        else:
            assert folder(match["name"]).is_dir()
            titles = [match["name"], course(match["name"])["title"], "Grundkurs"]
            assert any(title in match["words"] for title in titles)


def test_there_are_some():
    assert sum(len(REFERENCE.findall(text)) for code in ALL for text in texts(code)) > 20


def test_where_the_course_is_missing_the_words_stay(p1):
    links = Links(p1.get_parent().specific, p1)
    text = links.resolved("Mehr im [Kurs N1](kurs:N1) und im [Kurs P1](kurs:P1).")
    assert text == f'Mehr im Kurs N1 und im <a linktype="page" id="{p1.pk}">Kurs P1</a>.'
    assert links.missing == ["kurs:N1"]


def test_a_course_that_comes_later_is_linked_then(p1):
    call_command("load_starter", "--course", "p2")
    call_command("load_starter", "--course", "k2")
    lesson = LessonPage.objects.get(slug="bausteine-eines-schutzkonzepts")
    other = CoursePage.objects.get(code="K2")
    assert f'id="{other.pk}"' not in str(lesson.body.raw_data[:])
    call_command("load_starter", "--course", "p2")
    lesson.refresh_from_db()
    assert f'<a linktype="page" id="{other.pk}">' in str(lesson.body.raw_data[:])
