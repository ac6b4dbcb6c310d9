"""A manager reads in thirty people and asks for two programmes; a year later one is due again."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from courses.models import CoursePage
from lms.models import Membership, Organisation, Programme
from lms.services.organisations import join
from lms.services.people import save_profile
from tests.lms.programmes.conftest import a_programme

from .answering import answer_all
from .people import sign_in
from .walking import finish_lessons, hand_in
from .words import button, field, link, text

pytestmark = pytest.mark.journey
LONG_MS = 60_000  # handing in settles two programmes and issues a certificate


@pytest.fixture
def kita(site: str, cast: dict[str, Any]) -> Organisation:
    """A day-care centre that Ben manages, and the shipped programmes."""
    call_command("load_programmes", stdout=io.StringIO())
    kita = Organisation.add_root(name="Kita Sonnenhof", type="childcare")
    save_profile(user=cast["ben"], name="Ben Leitung", groups=[])
    join(learner=cast["ben"].learner, organisation=kita, role=Membership.Role.MANAGER)
    return kita


def test_a_year_of_an_employer(
    open_browser: Callable[..., BrowserContext],
    site: str,
    cast: dict[str, Any],
    course: CoursePage,
    kita: Organisation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    yearly = a_programme("jaehrlich", course, months=12, window_days=90)
    boss = sign_in(open_browser(accept_downloads=True), cast["ben"], site).new_page()
    read_in_thirty(boss, kita)
    for programme in (Programme.objects.get(slug="onboarding-kita"), yearly):
        ask_for(boss, kita, programme)
    ada = sign_in(open_browser(), cast["ada"], site).new_page()
    belong(ada)
    learn(ada, course)
    confirm_the_reading(boss, kita, yearly)
    expect_fulfilled(boss, kita, yearly)
    year_later(monkeypatch)
    boss = sign_in(open_browser(accept_downloads=True), cast["ben"], site).new_page()
    boss.goto(reverse("lms:board", args=[kita.pk, yearly.pk]))
    expect(boss.locator("tr", has_text="Ada").locator(".tag--due")).to_be_visible()
    (row,) = [row for row in exported(boss) if "Ada" in row[0]]
    assert gettext("refresher due on %(day)s").partition("%")[0] in row[3]
    ada = sign_in(open_browser(), cast["ada"], site).new_page()
    ada.goto(reverse("lms:duties"))
    expect(
        ada.locator("article.card", has_text="Neu im Team").locator(".tag").first
    ).to_contain_text("↻")
    ada.goto(reverse("lms:membership", args=[membership_of(cast["ada"]).pk]))
    assert text(ada, "in a file").count() >= 1


def read_in_thirty(page: Page, kita: Organisation) -> None:
    lines = ["E-Mail;Name;Berufsgruppe", "ada@example.org;Ada Lovelace;Kita-Fachkräfte"]
    lines += [f"neu{number}@example.org;Größe {number};" for number in range(29)]
    content = "\r\n".join(lines).encode("cp1252")
    page.goto(reverse("lms:member_imports", args=[kita.pk]))
    upload = FilePayload(name="team.csv", mimeType="text/csv", buffer=content)
    page.locator("main input[type=file]").set_input_files(upload)
    button(page, "Upload and look").click()
    page.locator("main form.notice button").click()
    page.goto(reverse("lms:members", args=[kita.pk]))
    button(page, "Write to them").click()
    expect(page.locator(".message--success")).to_be_visible()
    assert len(mail.outbox) == 30
    assert Membership.objects.filter(confirmed_at__isnull=True).count() == 30


def ask_for(page: Page, kita: Organisation, programme: Programme) -> None:
    page.goto(reverse("lms:audiences", args=[kita.pk]))
    page.locator("main select[name=programme]").select_option(programme.slug)
    button(page, "See whom it means").click()
    button(page, "Ask for it").click()
    page.wait_for_url(f"**{reverse('lms:organisation', args=[kita.pk])}")


def belong(page: Page) -> None:
    """Ada confirms, and has both programmes on the next page."""
    page.goto(reverse("lms:memberships"))
    page.locator("main form[action$='bestaetigen/'] button").click()
    expect(page.locator("main article.card")).to_have_count(2)


def learn(page: Page, course: CoursePage) -> None:
    """From her list of duties through every lesson and question, as a person does."""
    page.set_default_timeout(LONG_MS)
    page.goto(reverse("lms:duties"))
    page.locator("main").get_by_role("link", name=course.title).first.click()
    link(page, "Begin the course").first.click()
    field(page, "Name on the certificate").fill("Ada Lovelace")
    button(page, "Begin").click()
    finish_lessons(page, course)
    button(page, "Start the quiz").click()
    answer_all(page, rightly=True)
    hand_in(page)
    expect(page.locator(".result--passed")).to_be_visible()


def expect_fulfilled(page: Page, kita: Organisation, programme: Programme) -> None:
    page.goto(reverse("lms:board", args=[kita.pk, programme.pk]))
    expect(page.locator("tr", has_text="Ada").locator(".tag--done")).to_be_visible()


def confirm_the_reading(page: Page, kita: Organisation, programme: Programme) -> None:
    page.goto(reverse("lms:board", args=[kita.pk, programme.pk]))
    page.locator("main tbody tr", has_text="Ada").get_by_role("link").click()
    button(page, "Confirm").click()


def year_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is moved and the nightly job runs; sessions end, as they do in a year."""
    moment = timezone.now() + dt.timedelta(days=300)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    call_command("lms_daily", stdout=io.StringIO())


def exported(page: Page) -> list[list[str]]:
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    content = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def membership_of(user: Any) -> Membership:
    return Membership.objects.get(learner__user=user)
