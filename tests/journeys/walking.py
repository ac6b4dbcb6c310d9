"""Stretches of the way that several journeys share."""

import re
from typing import Any

from django.core import mail
from playwright.sync_api import Page, expect

from courses.models import CoursePage, LessonPage, QuizPage
from lms.models import Enrolment, QuizAttempt
from lms.services.enrolments import enrol
from lms.services.people import save_profile
from lms.services.progress import finish_lesson
from lms.services.quizzes import start

from .words import button, link

PASSWORD = "vier ruhige Kiefern am See"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def sign_up(page: Page, email: str) -> None:
    """From the sign-in page to where the person wanted to go."""
    link(page.locator("main"), "Sign up").click()
    page.locator('input[name="email"]').fill(email)
    page.locator('input[name="password1"]').fill(PASSWORD)
    page.locator('input[name="password2"]').fill(PASSWORD)
    button(page, "Create account").click()
    page.locator('input[name="code"]').fill(code_sent_to(page, email))
    button(page, "Confirm").click()


def code_sent_to(page: Page, email: str) -> str:
    expect(page.locator('input[name="code"]')).to_be_visible()
    message = mail.outbox[-1]
    assert message.to == [email]
    return CODE.search(message.body)[0]


def finish_lessons(page: Page, course: CoursePage) -> None:
    """Read on from the first lesson to the quiz, past every notice."""
    lessons = LessonPage.objects.child_of(course).live()
    for number, lesson in enumerate(lessons, start=1):
        expect(page.locator(".lesson__kicker")).to_contain_text(f"{number}")
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        if lesson.notice_level == LessonPage.NoticeLevel.NAMES:
            assert page.locator("#lektion").count() == 0
            link(page, "Read the lesson").click()
        expect(page.locator("#lektion")).to_be_visible()
        button(page, "Mark as done and go on").click()
    page.wait_for_url(f"**{QuizPage.objects.child_of(course).get().url}")


def hand_in(page: Page) -> None:
    button(page, "Hand in").click()
    page.wait_for_url("**/ergebnis/")


def enrolled(user: Any, course: CoursePage, *, name: str = "Ada Lovelace") -> Enrolment:
    """A learner who has just begun the course."""
    return enrol(learner=save_profile(user=user, name=name, groups=[]), course=course)


def at_the_quiz(user: Any, course: CoursePage) -> QuizAttempt:
    """A learner who has read all lessons and opened an attempt."""
    enrolment = enrolled(user, course)
    for lesson in LessonPage.objects.child_of(course).live():
        finish_lesson(enrolment=enrolment, lesson=lesson)
    return start(enrolment=enrolment, quiz=QuizPage.objects.child_of(course).get())


def question_url(attempt: QuizAttempt, kind: str) -> str:
    """Where the attempt asks a question of this kind first."""
    position = attempt.answers.filter(version__kind=kind).first().position
    return f"/lernen/versuch/{attempt.uuid}/frage/{position}/"
