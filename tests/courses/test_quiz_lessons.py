"""Building a quiz: one sees what a question asks, and picks the lesson from those of the course."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import LessonPage, Question, QuizPage

from .test_quiz_editor import made, send


@pytest.fixture
def office(browser_of, admin):
    return browser_of(admin)


@pytest.fixture
def stranger(p1, make_course) -> LessonPage:
    """A lesson of another course."""
    return make_course("Fremd").add_child(instance=LessonPage(title="Fremde Lektion", slug="fremd"))


def editor(office, quiz) -> BeautifulSoup:
    reply = office.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk]))
    return BeautifulSoup(reply.content, "html.parser")


def titles(page: BeautifulSoup, row: str) -> list[str]:
    return [option.get_text() for option in page.select(f"#id_quiz_questions-{row}-lesson option")]


def empty_row(page: BeautifulSoup) -> BeautifulSoup:
    """What the browser copies for a further question."""
    template = page.select_one("#id_quiz_questions-EMPTY_FORM_TEMPLATE")
    return BeautifulSoup(template.decode_contents(), "html.parser")


def test_only_lessons_of_the_course_are_offered_drafts_too(office, p1, quiz, stranger):
    draft = LessonPage(title="Neue Lektion", slug="neu", live=False)
    p1.add_child(instance=draft)
    lessons = [one.draft_title for one in LessonPage.objects.child_of(p1)]
    page = editor(office, quiz)
    assert draft.title in lessons
    assert titles(page, "0")[1:] == lessons
    assert titles(empty_row(page), "__prefix__")[1:] == lessons


def test_a_lesson_from_elsewhere_stays_where_it_was_chosen(office, quiz, stranger):
    place = quiz.quiz_questions.first()
    place.lesson = stranger
    place.save()
    page = editor(office, quiz)
    assert stranger.title in titles(page, "0")
    assert stranger.title not in titles(page, "1")


def test_another_lesson_from_elsewhere_is_refused(office, p1, stranger):
    question = Question.objects.get(reference="P1-Q01")
    forged = {"quiz_questions-0-lesson": str(stranger.pk)}
    reply = send(office, p1, questions=[question], **forged)
    assert reply.status_code == 200
    assert made() is None


def test_ten_questions_ask_for_the_lessons_once(office, p1, quiz):
    assert quiz.quiz_questions.count() == 10
    form = QuizPage.get_edit_handler().get_form_class()
    fresh = QuizPage.objects.get(pk=quiz.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        made_form = form(instance=fresh, parent_page=p1)
        str(made_form.formsets["quiz_questions"])
    asked = [one["sql"] for one in queries if "courses_lessonpage" in one["sql"]]
    assert len(asked) == 1


def test_the_chooser_says_what_is_asked(office, p1):
    question = Question.objects.get(reference="P1-Q01")
    reply = office.get(reverse("wagtailsnippetchoosers_courses_question:choose_results"))
    text = " ".join(BeautifulSoup(reply.content, "html.parser").get_text().split())
    asked = BeautifulSoup(question.body.raw_data[0]["value"]["prompt"], "html.parser").get_text()
    assert " ".join(asked.split()[:8]) in text
