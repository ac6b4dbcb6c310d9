"""Neutral titles (E.4, 5): tabs, histories and addresses name no topic for those who want it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site

from courses.models import LessonPage, QuizPage
from lms.models import Learner
from tests.conftest import answer_all

from .conftest import question_url, text_of, url_of


@pytest.fixture
def neutral(ada) -> Learner:
    Learner.objects.filter(user=ada).update(neutral_titles=True)
    Site.objects.update(site_name="Lernplattform Kinderschutz")
    Site.clear_site_root_paths_cache()
    return Learner.objects.get(user=ada)


def title_of(reply) -> str:
    return BeautifulSoup(text_of(reply), "html.parser").title.get_text(strip=True)


def visit(client, url):
    """The page somebody ends on, with the addresses her browser may remember."""
    reply = client.get(url, follow=True)
    assert reply.status_code == 200
    return reply, [url for url, _status in reply.redirect_chain] or [url]


def telling(p1) -> list[str]:
    titles = [p1.title, *(step.title for step in p1.get_children())]
    return [word.lower() for title in titles for word in title.split() if len(word) > 6] + [
        "kinderschutz",
    ]


def assert_says_nothing(text: str, p1) -> None:
    assert not [word for word in telling(p1) if word in text.lower()], text


def test_lessons_have_only_their_number(adas, neutral, p1):
    for number, lesson in enumerate(LessonPage.objects.child_of(p1).order_by("path"), start=1):
        reply, addresses = visit(adas, lesson.url)
        assert str(number) in title_of(reply)
        assert_says_nothing(title_of(reply), p1)
        assert addresses == [reverse("lms:page", args=[lesson.pk])]
        assert BeautifulSoup(text_of(reply), "html.parser").h1.get_text() == lesson.title


def test_course_quiz_and_catalogue_are_neutral(adas, neutral, p1):
    for page in [p1, QuizPage.objects.child_of(p1).get(), p1.get_parent().specific]:
        reply, addresses = visit(adas, page.url)
        assert_says_nothing(title_of(reply), p1)
        assert_says_nothing(" ".join(addresses), p1)


@pytest.mark.parametrize("name", ["lms:my_learning", "lms:profile", "certificates:verify"])
def test_own_pages_are_neutral(adas, neutral, p1, name):
    assert_says_nothing(title_of(adas.get(reverse(name))), p1)


def test_attempt_and_result_are_neutral(adas, attempt, neutral, p1):
    urls = [question_url(attempt, 1), url_of(attempt, "attempt") + "?alle"]
    urls += [reverse("lms:enrol", args=[p1.pk]), reverse("lms:other_way", args=[p1.pk])]
    for url in urls:
        assert_says_nothing(title_of(adas.get(url)) + url, p1)
    answer_all(attempt)
    assert_says_nothing(title_of(adas.get(url_of(attempt, "result"))), p1)


def test_others_keep_titles_and_addresses(adas, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    for client in [adas, Client()]:
        reply = client.get(lesson.url)
        assert reply.status_code == 200
        assert lesson.title in title_of(reply)
        by_number = client.get(reverse("lms:page", args=[lesson.pk]))
        assert by_number.url == lesson.url


def test_a_choice_in_the_address_is_kept(adas, neutral, p1):
    lesson = LessonPage.objects.child_of(p1).filter(notice_level=2).first()
    reply = adas.get(f"{lesson.url}?hinweis=kurz")
    assert reply.url == reverse("lms:page", args=[lesson.pk]) + "?hinweis=kurz"
    assert "no-store" in reply["Cache-Control"]
    assert adas.get(reply.url).context["short_form"]


def test_drafts_strangers_and_closed_pages_have_no_number(adas, neutral, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    url = reverse("lms:page", args=[lesson.pk])
    assert adas.get(reverse("lms:page", args=[999_999])).status_code == 404
    PageViewRestriction.objects.create(page=p1, restriction_type="password", password="x")
    assert adas.get(url).status_code == 404
    assert Client().get(url).status_code == 404
    PageViewRestriction.objects.all().delete()
    lesson.unpublish()
    assert adas.get(url).status_code == 404


def test_pages_outside_of_the_site_have_no_number(adas, neutral, p1):
    assert adas.get(reverse("lms:page", args=[1])).status_code == 404


def test_the_profile_turns_it_on_and_off(adas, ada, p1):
    adas.post(reverse("lms:profile"), {"name": "Ada", "neutral_titles": "on"})
    assert Learner.objects.get(user=ada).neutral_titles
    shown = adas.get(reverse("lms:profile")).context["form"]
    assert shown["neutral_titles"].value() is True
    adas.post(reverse("lms:profile"), {"name": "Ada"})
    assert not Learner.objects.get(user=ada).neutral_titles


def test_the_way_through_a_course_still_works(adas, enrolment, neutral, p1):
    lesson = LessonPage.objects.child_of(p1).first()
    reply = adas.post(reverse("lms:finish_lesson", args=[lesson.pk]), follow=True)
    assert reply.status_code == 200
    assert enrolment.step_records.count() == 1


def test_error_pages_are_neutral(adas, neutral, p1):
    assert_says_nothing(title_of(adas.get("/gibt-es-nicht/")), p1)
