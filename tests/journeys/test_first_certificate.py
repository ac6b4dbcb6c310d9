"""From the catalogue to a certificate that an employer checks – and that is revoked later."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from certificates.models import Certificate
from courses.models import CoursePage, ProfessionalGroup, QuizPage
from lms.models import Enrolment, QuizAttempt
from lms.site.demo_cast import PASSWORD

from .answering import answer_all
from .proofs import link_in_qr_code, printed_text
from .walking import finish_lessons, hand_in, sign_up
from .words import button, field, link, text

pytestmark = pytest.mark.journey
NAME = "Mira Öztürk-Weiß"
EMAIL = "mira@example.org"


def test_from_catalogue_to_revoked_certificate(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    tmp_path: Path,
) -> None:
    page = open_browser().new_page()
    begin_from_the_catalogue(page, course)
    finish_lessons(page, course)
    button(page, "Start the quiz").click()
    fail_once(page)
    pass_with_all_kinds(page, course)
    pdf = download(page, tmp_path)
    certificate = Certificate.objects.get(completion__enrolment__learner__user__email=EMAIL)
    read_the_paper(pdf, certificate, course)
    address, _hash, signed_facts = link_in_qr_code(pdf).partition("#")
    assert signed_facts
    assert address.endswith(f"/{certificate.number}/{certificate.code}/")
    employer = open_browser().new_page()
    check_as_employer(employer, address)
    revoke(open_browser().new_page(), certificate)
    employer.goto(address)
    expect(text(employer, "Genuine, but revoked")).to_be_visible()
    expect(employer.locator(".verdict--valid")).to_have_count(0)


def begin_from_the_catalogue(page: Page, course: CoursePage) -> None:
    page.goto("/")
    link(page.locator("main"), "To the courses").click()
    page.get_by_role("searchbox").fill("Kinderschutzes")
    button(page, "Show courses").click()
    page.locator("main").get_by_role("link", name=course.title).click()
    link(page, "Begin the course").first.click()
    sign_up(page, EMAIL)
    group = ProfessionalGroup.objects.filter(is_active=True, is_core=True).first()
    field(page, "Name on the certificate").fill(NAME)
    field(page, "I take this course as").select_option(label=group.label)
    button(page, "Begin").click()
    expect(page.locator("#lektion, .notice").first).to_be_visible()
    assert Enrolment.objects.get(learner__user__email=EMAIL).group == group


def fail_once(page: Page) -> None:
    """Hand in without a single answer: everything wrong, everything explained."""
    answer_all(page, rightly=False)
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not QuizAttempt.objects.get(number=1).passed
    expect(page.locator(".result--passed")).to_have_count(0)
    explained = page.locator(".quiz > .question")
    expect(explained).to_have_count(QuizPage.objects.get().quiz_questions.count())
    assert page.locator(".quiz .feedback").count() >= explained.count() // 2
    button(page, "Try again").click()


def pass_with_all_kinds(page: Page, course: CoursePage) -> None:
    answer_all(page, rightly=True)
    hand_in(page)
    attempt = QuizAttempt.objects.get(number=2)
    assert len({answer.version.kind for answer in attempt.answers.all()}) == 7
    assert attempt.score == 1
    expect(page.locator(".result--passed")).to_be_visible()
    link(page.locator("main"), "To my learning").click()
    expect(page.get_by_role("heading", name=course.title)).to_be_visible()


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(".certificate-panel a[download]").click()
    path = folder / waiting.value.suggested_filename
    assert path.suffix == ".pdf"
    waiting.value.save_as(path)
    return path


def read_the_paper(pdf: Path, certificate: Certificate, course: CoursePage) -> None:
    words = printed_text(pdf)
    for expected in (NAME, course.title, certificate.number):
        assert expected in words


def check_as_employer(page: Page, address: str) -> None:
    """Somebody without an account: sees what was proven, learns no name, may compare one."""
    page.goto(address)
    expect(page.locator(".verdict--valid")).to_be_visible()
    assert NAME not in page.content()
    compare_name(page, "Mira Öztürk")
    expect(page.locator("main .message--error")).to_be_visible()
    compare_name(page, "mira  oeztuerk weiss")
    expect(page.locator("main .message--success")).to_be_visible()
    assert NAME not in page.content()


def compare_name(page: Page, name: str) -> None:
    page.locator('main input[name="name"]').fill(name)
    button(page, "Compare the name").click()


def revoke(page: Page, certificate: Certificate) -> None:
    """Rea signs in at the one door and withdraws the certificate in the admin."""
    page.goto("/admin/")
    page.locator('input[name="login"]').fill("rea@example.org")
    page.locator('input[name="password"]').fill(PASSWORD)
    button(page.locator("main"), "Sign in").click()
    page.wait_for_url("**/admin/")
    page.goto("/admin/certificates/")
    page.get_by_role("link", name=certificate.number).first.click()
    page.locator(f'a[href$="/revoke/{certificate.pk}/"]').first.click()
    page.locator('textarea[name="reason"]').fill("Verwechslung der Person")
    button(page, "Revoke for good").click()
    page.wait_for_url(lambda url: "/revoke/" not in url)
    certificate.refresh_from_db()
    assert certificate.revoked_at
    assert certificate.history.first().history_user.email == "rea@example.org"
