"""No page kind breaks WCAG 2.2 A or AA: empty, filled, and with mistakes in it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import BrowserContext, Page

from certificates.models import Certificate
from certificates.services.revoke import revoke
from courses.models import CoursePage, LessonPage, QuizPage
from courses.questions.registry import KINDS
from lms.models import QuizAttempt
from lms.services.quizzes import submit

from .inspection import violations
from .people import sign_in
from .walking import at_the_quiz, enrolled, question_url
from .watching import Watch
from .words import button

pytestmark = pytest.mark.journey


class Inspector:
    """Goes to pages, and remembers what is wrong with each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: dict[str, list[str]] = {}

    def visit(self, name: str, address: str) -> None:
        self.page.goto(address)
        self.look(name)

    def send(self, name: str, msgid: str) -> None:
        """Press a button of the page, then look at what comes."""
        button(self.page.locator("main"), msgid).click()
        self.page.wait_for_load_state()
        self.look(name)

    def look(self, name: str, *, within: str = "html") -> None:
        found = violations(self.page, within=within)
        if found:
            self.wrong[name] = found


@pytest.fixture
def inspect(
    open_browser: Callable[..., BrowserContext], site: str, watch: Watch
) -> Iterator[Callable[..., Inspector]]:
    """An inspector in the shoes of somebody; at the end nothing may be wrong."""
    inspectors: list[Inspector] = []
    watch.excuse("status of 4")

    def make(user: Any = None) -> Inspector:
        context = open_browser()
        if user:
            sign_in(context, user, site)
        inspectors.append(Inspector(context.new_page()))
        return inspectors[-1]

    yield make
    assert [one.wrong for one in inspectors if one.wrong] == []


def test_axe_sees_mistakes_under_our_script_policy(
    open_browser: Callable[..., BrowserContext], site: str
) -> None:
    """Without this, an axe that the policy keeps from running would find every page perfect."""
    page = open_browser().new_page()
    page.goto("/kurse/")
    page.locator("main label").first.evaluate("label => label.remove()")
    assert any("filter-q" in line and "label" in line for line in violations(page))


def test_pages_for_everybody(inspect: Callable[..., Inspector], course: CoursePage) -> None:
    first, second = LessonPage.objects.child_of(course)[:2]
    inspector = inspect()
    inspector.visit("home", "/")
    inspector.visit("catalogue", "/kurse/")
    inspector.visit("catalogue, nothing found", "/kurse/?q=xyzzy&thema=praevention")
    inspector.visit("course", course.url)
    inspector.visit("lesson", first.url)
    inspector.visit("lesson behind a notice", second.url)
    inspector.visit("lesson after the notice", f"{second.url}?hinweis=ok")
    inspector.visit("lesson with sections left out", f"{second.url}?hinweis=kurz")
    inspector.visit("quiz without an account", QuizPage.objects.child_of(course).get().url)
    inspector.visit("leave fewer traces", "/lernen/spuren/")
    inspector.visit("not found", "/gibt-es-nicht/")


def test_account_pages(inspect: Callable[..., Inspector], cast: dict[str, Any]) -> None:
    inspector = inspect()
    page = inspector.page
    inspector.visit("sign in", "/konto/login/")
    page.locator('input[name="login"]').fill("ada@example.org")
    page.locator('input[name="password"]').fill("falsch geraten")
    inspector.send("sign in, wrong", "Sign in")
    inspector.visit("sign up", "/konto/signup/")
    page.locator('input[name="email"]').fill("neu@example.org")
    page.locator('input[name="password1"]').fill("kurz")
    page.locator('input[name="password2"]').fill("anders")
    inspector.send("sign up, wrong", "Create account")
    page.locator('input[name="password1"]').fill("ein langer ruhiger Satz")
    page.locator('input[name="password2"]').fill("ein langer ruhiger Satz")
    inspector.send("code", "Create account")
    page.locator('input[name="code"]').fill("AAAA-AAAA")
    inspector.send("code, wrong", "Confirm")


def test_password_pages(inspect: Callable[..., Inspector], cast: dict[str, Any]) -> None:
    inspector = inspect()
    page = inspector.page
    inspector.visit("password forgotten", "/konto/password/reset/")
    page.locator('input[name="email"]').fill("ada@example.org")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/done/")
    inspector.look("password message sent")
    address = next(word for word in mail.outbox[-1].body.split() if "/konto/" in word)
    inspector.visit("new password", address)
    page.locator('input[name="password1"]').fill("kurz")
    page.locator('input[name="password2"]').fill("anders")
    inspector.send("new password, wrong", "Save password")
    inspector.visit("new password, old link", address[:-8] + "aaaaaaa/")


def test_own_account(inspect: Callable[..., Inspector], cast: dict[str, Any]) -> None:
    inspector = inspect(cast["ada"])
    for name in ("password/change", "email", "logout", "2fa", "2fa/totp/activate"):
        inspector.visit(f"account {name}", f"/konto/{name}/")


def test_learning_pages(
    inspect: Callable[..., Inspector], course: CoursePage, cast: dict[str, Any]
) -> None:
    inspector = inspect(cast["ada"])
    inspector.visit("my learning, empty", "/lernen/")
    inspector.visit("profile", "/lernen/profil/")
    inspector.send("profile, wrong", "Save")
    inspector.visit("begin", f"/lernen/kurs/{course.pk}/beginnen/")
    inspector.send("begin, wrong", "Begin")
    enrolled(cast["ada"], course)
    inspector.visit("course, begun", course.url)
    inspector.visit("lesson, begun", LessonPage.objects.child_of(course).first().url)
    inspector.visit("my learning, begun", "/lernen/")
    inspector.visit("quiz, ready", QuizPage.objects.child_of(course).get().url)


@pytest.fixture
def attempt(course: CoursePage, cast: dict[str, Any]) -> QuizAttempt:
    return at_the_quiz(cast["ada"], course)


def test_questions(
    inspect: Callable[..., Inspector], attempt: QuizAttempt, cast: dict[str, Any]
) -> None:
    inspector = inspect(cast["ada"])
    for kind in KINDS:
        inspector.visit(f"question {kind}", question_url(attempt, kind))
    inspector.page.goto(question_url(attempt, "ordering"))
    inspector.page.locator("select").evaluate_all(
        "selects => selects.forEach(select => { select.value = '1' })"
    )
    inspector.send("question, wrong", "Save and next question")
    inspector.visit("overview", f"/lernen/versuch/{attempt.uuid}/?alle")
    inspector.send("result, not passed", "Hand in")
    inspector.visit("quiz, tried", attempt.quiz.url)


def test_checks_of_certificates(
    inspect: Callable[..., Inspector], cast: dict[str, Any], completion: Any
) -> None:
    certificate = Certificate.objects.get()
    address = f"/pruefen/{certificate.number}/{certificate.code}/"
    inspector = inspect()
    inspector.visit("check", "/pruefen/")
    inspector.send("check, wrong", "Check now")
    inspector.visit("check, unknown", f"/pruefen/KS-2026-AAAAAA/{certificate.code}/")
    inspector.visit("check, valid", address)
    for name, holder in {"fits": certificate.holder, "does not": "Niemand"}.items():
        inspector.page.locator('main input[name="name"]').fill(holder)
        inspector.send(f"check, name {name}", "Compare the name")
    revoke(certificate=certificate, reason="Versehen", by=None)
    inspector.visit("check, revoked", address)


def test_completed_course(
    inspect: Callable[..., Inspector], course: CoursePage, completion: Any
) -> None:
    inspector = inspect(completion.enrolment.learner.user)
    inspector.visit("my learning, completed", "/lernen/")
    inspector.visit("course, completed", course.url)
    attempt = completion.enrolment.attempts.get()
    assert submit(attempt=attempt).passed
    inspector.visit("result, passed", f"/lernen/versuch/{attempt.uuid}/ergebnis/")


def test_own_pages_in_the_admin(
    inspect: Callable[..., Inspector], cast: dict[str, Any], completion: Any
) -> None:
    """What we add to Wagtail's frame; the frame itself is Wagtail's."""
    inspector = inspect(cast["rea"])
    certificate = Certificate.objects.get()
    for name in ("inspect", "revoke"):
        inspector.page.goto(f"/admin/certificates/{name}/{certificate.pk}/")
        inspector.look(f"certificate, {name}", within="#main form, #main .listing, #main dl")
