"""Tom builds a course from one form, Rea approves it from her tasks, a visitor reads it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import BrowserContext, Page, expect

from courses.models import CatalogPage, CoursePage, LessonPage, Question, QuizPage, Topic

from .moderating import approve, hand_over
from .people import sign_in
from .words import button, link
from .writing import add_block, fill, save_draft, write_over

pytestmark = pytest.mark.journey
TITLE, LESSON, NEWS = "Ruhig bleiben im Gespräch", "Zuerst atmen", "Am Telefon wird es laut."
FINDINGS = ".findings li"


def test_a_course_from_one_form_to_its_first_reader(
    open_browser: Callable[..., BrowserContext], cast: dict[str, Any], site: str
) -> None:
    tom, rea = (sign_in(open_browser(), cast[name], site).new_page() for name in ("tom", "rea"))
    course = create(tom)
    first = LessonPage.objects.child_of(course).first()
    write_lesson(tom, first)
    write_question(tom)
    review(rea, "RUHE-1")
    quiz = QuizPage.objects.child_of(course).get()
    ask(tom, quiz)
    complete(tom, course)
    for title in (TITLE, LESSON, quiz.title):
        review(rea, title)
    read(open_browser().new_page())


def create(page: Page) -> CoursePage:
    """Only three fields are left to her; course, lessons and quiz stand there as drafts."""
    page.goto(reverse("wagtailadmin_home"))
    link(page.locator("main"), "Create a course").first.click()
    fill(page, title=TITLE, description="Wie ein Gespräch ruhig bleibt.")
    page.locator("select[name=topic]").select_option(label=Topic.objects.first().title)
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    course = CoursePage.objects.get(title=TITLE)
    assert LessonPage.objects.child_of(course).count() == 3
    for one in (course, *course.get_children()):
        assert not one.live
        expect(page.locator(f'main h3 a[href$="/{one.pk}/edit/"]')).to_be_visible()
    return course


def edit(page: Page, item: Any) -> None:
    page.goto(reverse("wagtailadmin_pages:edit", args=[item.pk]))


def write_lesson(page: Page, lesson: LessonPage) -> None:
    """Prompt by prompt; what is missing becomes less with each saving."""
    edit(page, lesson)
    missing = page.locator(FINDINGS).count()
    fill(page, title=LESSON, summary="Wer atmet, hört besser zu.")
    write_over(page, "body-0-value", "Warum Ruhe hilft")
    write_over(page, "body-1-value", NEWS)
    save_draft(page)
    left = page.locator(FINDINGS).count()
    assert 0 < left < missing
    fill(page, **{"body-2-value-title": "Ein lauter Anruf"})
    write_over(page, "body-2-value-text", "Frau Muster ruft an und ist aufgebracht.")
    write_over(page, "body-3-value-question", "Was tun Sie zuerst?")
    write_over(page, "body-3-value-answer", "Ausatmen und zuhören.")
    write_over(page, "body-4-value-points-0-value", "Erst atmen, dann antworten.")
    write_over(page, "sources", "Fachwissen der Redaktion [E]")
    expect(hand_over(page)).to_have_class("success")
    edit(page, lesson)
    assert page.locator(FINDINGS).count() < left


def write_question(page: Page) -> None:
    page.goto(reverse(Question.snippet_viewset.get_url_name("add")))
    fill(page, reference="RUHE-1")
    add_block(page, gettext("True or false"))
    write_over(page, "body-0-value-prompt", "Wer ruhig bleibt, hört besser zu.")
    page.locator('select[name="body-0-value-answer"]').select_option("true")
    write_over(page, "body-0-value-feedback_true", "So ist es.")
    write_over(page, "body-0-value-feedback_false", "Doch: Ruhe hilft beim Zuhören.")
    expect(hand_over(page)).to_have_class("success")


def ask(page: Page, quiz: QuizPage) -> None:
    """Choose the question that is approved by now, and hand the quiz in."""
    edit(page, quiz)
    page.locator("#id_quiz_questions-ADD").click()
    page.locator("#id_quiz_questions-0-question-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body input[name=q]").fill("RUHE")
    page.locator(".modal-body").get_by_role("link", name="RUHE-1").first.click()
    expect(page.locator(".modal-body")).to_have_count(0)
    expect(hand_over(page)).to_have_class("success")


def complete(page: Page, course: CoursePage) -> None:
    """She hands the course in too early, reads what is missing, gives it and hands it in."""
    edit(page, course)
    fill(page, audience="Alle, die mit Eltern sprechen.")
    fill(page, **{"objectives-0-value": "im Gespräch ruhig bleiben"})
    expect(hand_over(page)).to_have_class("error")
    expect(page.locator('input[name="completeness-anyway"]')).to_be_visible()
    course.refresh_from_db()
    assert course.current_workflow_state is None
    today = dt.date.today()  # noqa: DTZ011  as she would look at the calendar
    fill(page, legal_as_of=today.isoformat(), review_due=today.replace(day=1).isoformat())
    page.keyboard.press("Escape")
    expect(hand_over(page)).to_have_class("success")


def review(page: Page, title: str) -> None:
    """From the tasks on her first page."""
    page.goto(reverse("wagtailadmin_home"))
    page.locator("main table").get_by_role("link", name=title).first.click()
    approve(page)


def read(page: Page) -> None:
    """Found in the catalogue by a word, opened and read without an account."""
    page.goto(CatalogPage.objects.get().url)
    page.locator("main input[name=q]").fill("ruhig")
    page.locator("main input[name=q]").press("Enter")
    page.locator("main").get_by_role("link", name=TITLE).first.click()
    page.locator("main").get_by_role("link", name=LESSON).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON)
    expect(page.get_by_text(NEWS)).to_be_visible()
    expect(button(page, "Hand in")).to_have_count(0)
