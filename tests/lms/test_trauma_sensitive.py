"""The ten points of field rule E.4, one by one; points 4, 5 and 8 have files of their own."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from courses.models import ContactPoint, LessonPage, QuizPage
from tests.conftest import answer_all

from .conftest import question_url, text_of, url_of

SCRIPTS = sorted(Path(finders.find("courses/js/exit.js")).parent.glob("*.js"))


def soup_of(reply) -> BeautifulSoup:
    return BeautifulSoup(text_of(reply), "html.parser")


def heavy(p1) -> LessonPage:
    return LessonPage.objects.child_of(p1).filter(notice_level=2).first()


def test_1_length_content_and_notice_are_known_before_the_course(p1):
    page = soup_of(Client().get(p1.url))
    assert str(p1.minutes) in page.select_one(".facts").get_text()
    assert len(page.select(".step__link")) == p1.get_children().live().count()
    assert page.select_one(f".notice--{p1.notice_level}")


def test_1_before_a_heavy_lesson_one_chooses_and_nothing_opens_by_itself(p1):
    lesson = heavy(p1)
    notice = soup_of(Client().get(lesson.url))
    links = {link["href"] for link in notice.select(".choices a")}
    assert links == {"?hinweis=ok", "?hinweis=kurz", p1.url}
    assert notice.select("details.sensitive") == []
    read = soup_of(Client().get(f"{lesson.url}?hinweis=ok"))
    assert read.select("details.sensitive")
    assert read.select("main details.sensitive[open], main .accordion[open]") == []


def test_2_what_is_skipped_counts_as_done(adas, enrolment, p1):
    lesson = heavy(p1)
    short = soup_of(adas.get(f"{lesson.url}?hinweis=kurz", follow=True))
    assert short.select("details.sensitive") == []
    adas.post(reverse("lms:finish_lesson", args=[lesson.pk]))
    assert enrolment.step_records.filter(step_id=lesson.pk).exists()


def test_3_no_shipped_quiz_has_a_time_limit(p1):
    assert QuizPage._meta.get_field("time_limit_minutes").get_default() in (None, 0)
    assert not QuizPage.objects.filter(time_limit_minutes__gt=0).exists()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_3_no_script_counts_down_or_plays(path):
    assert not re.search(r"setInterval|\.play\(|autoplay", path.read_text(encoding="utf-8"))


def test_3_no_medium_plays_by_itself_and_nobody_is_ranked():
    for path in (Path(__file__).parents[2] / "templates").rglob("*.html"):
        assert not re.search(r"\bautoplay\b|leaderboard|streak", path.read_text(), re.I), path


def test_3_one_can_stop_and_find_everything_again(adas, attempt):
    adas.post(question_url(attempt, 9), {"answer": "14"})
    page = soup_of(adas.get(question_url(attempt, 9)))
    assert page.select_one("[name=answer]")["value"] == "14"


def test_6_the_help_box_stands_before_the_text_on_lesson_and_result(adas, attempt, p1):
    answer_all(attempt)
    for url in [LessonPage.objects.child_of(p1)[0].url, url_of(attempt, "result")]:
        page = soup_of(adas.get(url))
        everything = page.select("#hilfe, .lesson__main")
        assert [tag.get("id") or tag["class"][0] for tag in everything][0] == "hilfe", url
        assert page.select_one("#hilfe details")["open"] == ""
        assert page.select("#hilfe a[href^='tel:']")
    assert ContactPoint.objects.filter(in_help_box=True).exists()


def test_7_no_field_of_a_person_asks_for_own_experience():
    """A list of all there is, so that a new field has to be thought about here."""
    known = {"id", "user", "name", "groups", "federal_state", "neutral_titles", "created_at"}
    learner = apps.get_model("lms", "Learner")
    own = {field.name for field in learner._meta.get_fields() if not field.auto_created}
    assert own | {"id"} == known


def test_7_a_failed_attempt_is_met_kindly_and_not_counted_aloud(adas, attempt, settings):
    settings.LANGUAGE_CODE = "en"
    answer_all(attempt, rightly=False)
    text = soup_of(adas.get(url_of(attempt, "result"))).main.get_text(" ")
    assert not re.search(r"\bfailed\b|\bwrong\b|attempt (no\.?|number) ?\d", text, re.I)


def test_9_pictures_of_the_product_are_drawings_of_our_own():
    """No photo is shipped at all; only drawings, which cannot show a real child."""
    folder = Path(finders.find("courses/img/leave.svg")).parent
    assert {path.suffix for path in folder.iterdir() if path.is_file()} == {".svg"}


def test_10_a_heavy_draft_says_so_to_those_who_write_or_review(browser_of, admin, p1):
    browser = browser_of(admin)
    light = LessonPage.objects.child_of(p1).filter(notice_level__lt=2).first()
    for page, expected in [(heavy(p1), 1), (light, 0)]:
        reply = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert reply.status_code == 200
        shown = [str(one) for one in reply.context["messages"]]
        assert len([text for text in shown if "upervision" in text]) == expected, page


def test_10_a_draft_made_heavy_is_marked_before_it_is_published(browser_of, admin, p1):
    light = LessonPage.objects.child_of(p1).filter(notice_level__lt=2).first()
    light.notice_level = 2
    light.save_revision()
    reply = browser_of(admin).get(reverse("wagtailadmin_pages:edit", args=[light.pk]))
    assert any("upervision" in str(one) for one in reply.context["messages"])
