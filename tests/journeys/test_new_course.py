"""Tom builds a course without knowing any technique; Rea reads it; then everybody can."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from courses.bank.addresses import address
from courses.models import CoursePage, LessonPage, QuizPage

from .moderating import approve, hand_over, open_question
from .people import sign_in
from .watching import Watch
from .words import button, link

pytestmark = pytest.mark.journey
TITLE = "Sicher im Ferienlager"
# The editor puts what is typed into its field a moment later, when a person still breathes.
SETTLED = """words => ![...document.querySelectorAll('form [name]')]
    .some(field => field.value.includes(words))"""
WORDS = "Vor der Abfahrt klärt das Team, wer nachts für die Kinder da ist."


def test_from_the_first_page_of_the_admin_to_a_published_course(
    open_browser: Callable[..., BrowserContext], cast: dict[str, Any], site: str, watch: Watch
) -> None:
    tom = sign_in(open_browser(), cast["tom"], site).new_page()
    course = begin(tom)
    lessons = list(LessonPage.objects.child_of(course))
    quiz = QuizPage.objects.child_of(course).get()
    for page in [course, *lessons]:
        edit(tom, page)
        write_over_prompts(tom)
        expect(hand_over(tom)).to_have_class("success")
        tom.wait_for_url(f"**{next_steps(course)}")
    ask(tom)
    choose(tom, quiz)
    rea = sign_in(open_browser(), cast["rea"], site).new_page()
    open_question(rea, "LAGER-1")
    approve(rea)
    for page in [course, *lessons, quiz]:
        edit(rea, page)
        approve(rea)
    course.refresh_from_db()
    reader = open_browser().new_page()
    reader.goto(course.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.locator(".step__link")).to_have_count(len(lessons) + 1)
    reader.locator(".step__link").first.click()
    expect(reader.get_by_text(WORDS).first).to_be_visible()


def next_steps(course: CoursePage) -> str:
    return reverse("course_authoring:next", args=[course.pk])


def begin(page: Page) -> CoursePage:
    """One button on the first page of the admin, one form with three things to fill in."""
    page.goto(reverse("wagtailadmin_home"))
    link(page.locator("main"), "Create a course").click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_description").fill("Für Teams, die Freizeiten begleiten.")
    page.locator("#id_topic").select_option(index=1)
    button(page, "Create the course").click()
    expect(page.locator(".messages .success")).to_be_visible()
    course = CoursePage.objects.get(title=TITLE)
    assert LessonPage.objects.child_of(course).count() == 3
    return course


def edit(page: Page, which: Any) -> None:
    page.goto(reverse("wagtailadmin_pages:edit", args=[which.pk]), wait_until="networkidle")


def write_over_prompts(page: Page) -> None:
    for field in page.locator("textarea:visible, input[type=text]:visible").all():
        if "[[" in field.input_value():
            field.fill(WORDS)
    prompts = page.locator("[contenteditable=true] [data-block=true]", has_text="[[")
    for left in range(prompts.count(), 0, -1):
        prompts.first.click(click_count=3)
        page.keyboard.type(WORDS)
        expect(prompts).to_have_count(left - 1)
    page.wait_for_function(SETTLED, arg="[[")


def ask(page: Page) -> None:
    page.goto(address("add"), wait_until="networkidle")
    page.locator("#id_reference").fill("LAGER-1")
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option").nth(2).click()
    page.locator('select[name="body-0-value-answer"]').select_option("true")
    for place, words in enumerate((WORDS, "Richtig, so ist jemand da.", "Doch, das gehört dazu.")):
        page.locator("[contenteditable=true]").nth(place).click()
        page.keyboard.type(words)
        page.wait_for_function(f"words => !({SETTLED})(words)", arg=words)
    expect(hand_over(page)).to_have_class("success")


def choose(page: Page, quiz: QuizPage) -> None:
    """The chooser shows the words of the question, the list only lessons of this course."""
    edit(page, quiz)
    page.locator("#id_quiz_questions-ADD").click()
    page.locator("#id_quiz_questions-0-question-chooser button").first.click()
    page.locator(".modal input[name=q]").fill("Lager")
    row = page.locator(".modal tr", has_text=WORDS)
    row.get_by_role("link").click()
    page.locator("#id_quiz_questions-0-lesson").select_option(index=1)
    expect(hand_over(page)).to_have_class("success")
