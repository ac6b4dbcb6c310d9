"""From a file to a result: Tom imports, others review, Tom builds a quiz, Ada takes it by keys."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import BrowserContext, Page, expect

from courses.models import CoursePage, Question, QuizPage
from courses.models.quiz_settings import Moment

from .answering import the_attempt
from .moderating import APPROVE, approve, hand_over, more_actions, open_question
from .people import sign_in
from .pressing import answer_by_keys, press
from .walking import enrolled
from .words import button, link

pytestmark = pytest.mark.journey
GIFT = """// [tag:reise]
::REISE-1::Kinder haben ein Recht auf Erziehung ohne Gewalt. {F####Das steht in § 1631 BGB.}

// [tag:reise]
::REISE-2::Was gehört zusammen? {
  =110 -> Polizei
  =112 -> Rettungsdienst
  =116 111 -> Nummer gegen Kummer
  ####Alle drei kosten nichts.
}

// [tag:reise]
::REISE-3::In welcher Reihenfolge? {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none
  Zuhören
  Aufschreiben
  Beraten lassen
}

// [tag:reise]
::REISE-4::Beschreiben Sie Ihre Haltung. {}
"""
FACTS = ["Das steht in § 1631 BGB.", "Alle drei kosten nichts."]


def test_from_a_file_to_a_result(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    site: str,
) -> None:
    def at_work(name: str) -> Page:
        return sign_in(open_browser(), cast[name], site).new_page()

    tom, rea = at_work("tom"), at_work("rea")
    import_file(tom)
    correct_and_hand_over(tom)
    review(rea, at_work("admin"))
    build_quiz(tom, course)
    quiz = QuizPage.objects.get(slug="reise")
    rea.goto(reverse("wagtailadmin_pages:edit", args=[quiz.pk]))
    approve(rea)
    enrolled(cast["ada"], course)
    take_by_keys(at_work("ada"), quiz)


def import_file(page: Page) -> None:
    """First the report, and only then drafts."""
    page.goto(reverse("question_imports:index"))
    file = {"name": "reise.gift", "mimeType": "text/plain", "buffer": GIFT.encode()}
    page.set_input_files("input[name=file]", files=[file])
    page.locator("main form[enctype] button").click()
    expect(page.locator("main tbody tr")).to_have_count(4)
    expect(page.locator("main .status-tag")).to_have_count(1)
    assert not Question.objects.filter(reference__startswith="REISE").exists()
    page.locator("main form[action$='take-over/'] button").click()
    expect(page.locator(".messages .success")).to_be_visible()
    expect(page.locator("main tbody a")).to_have_text(["REISE-1", "REISE-2", "REISE-3"])


def correct_and_hand_over(page: Page) -> None:
    """The file had the wrong key; Tom may not publish himself."""
    link(page.locator("main tbody"), "REISE-1").click()
    page.locator('select[name="body-0-value-answer"]').select_option("true")
    expect(hand_over(page)).to_have_class("success")
    open_question(page, "REISE-2")
    expect(hand_over(page)).to_have_class("success")
    question = open_question(page, "REISE-1")
    assert page.locator(f"{APPROVE}, button[name=action-publish]").count() == 0
    assert not question.live


def review(rea: Page, admin: Page) -> None:
    """Rea approves what Tom wrote, but not what she has submitted herself: the admin does that."""
    for reference in ("REISE-1", "REISE-2"):
        open_question(rea, reference)
        approve(rea)
    open_question(rea, "REISE-3")
    hand_over(rea)
    open_question(rea, "REISE-3")
    reason = gettext(
        "You can't approve or publish what you submitted yourself. Somebody else must look."
    )
    expect(rea.locator(".messages .info")).to_contain_text(reason)
    more_actions(rea)
    assert rea.locator(APPROVE).count() == 0
    open_question(admin, "REISE-3")
    approve(admin)
    assert Question.objects.filter(reference__startswith="REISE", live=True).count() == 3


def build_quiz(page: Page, course: CoursePage) -> None:
    """Draw three of the imported questions; four are refused, because there are only three."""
    page.goto(reverse("wagtailadmin_pages:add", args=["courses", "quizpage", course.pk]))
    page.locator('textarea[name="title"], input[name="title"]').fill("Reise")
    page.locator("#id_pools-ADD").click()
    page.locator('select[name="pools-0-tag"]').select_option(label="reise")
    size = page.locator('input[name="pools-0-size"]')
    size.fill("4")
    page.get_by_role("tab", name=gettext("Rules")).click()
    for shown in ("verdict", "feedback", "solution"):
        page.locator(f'select[name="show_{shown}"]').select_option(Moment.EACH.value)
    expect(hand_over(page)).to_have_class("error")
    size.fill("3")
    expect(hand_over(page)).to_have_class("success")


def take_by_keys(page: Page, quiz: QuizPage) -> None:
    page.goto(quiz.url)
    press(page, button(page.locator("main"), "Start the quiz"))
    told = []
    for answer in the_attempt(page).answers.select_related("version"):
        answer_by_keys(page, answer)
        press(page, button(page, "Check the answer"))
        expect(page.locator(".question__verdict")).to_contain_text("✓")
        told += [fact for fact in FACTS if page.get_by_text(fact).is_visible()]
        press(page, link(page.locator("main"), "Go on"))
    assert sorted(told) == sorted(FACTS)
    press(page, button(page, "Hand in"))
    expect(page.locator(".result--passed")).to_be_visible()
    attempt = the_attempt(page)
    assert (attempt.passed, attempt.score) == (True, 1)
