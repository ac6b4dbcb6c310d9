"""No screen of organisations, members and duties breaks WCAG 2.2 A or AA: empty, filled, wrong."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, FilePayload, expect

from courses.models import CoursePage
from lms.models import Membership, Organisation
from lms.services.audiences import assign_to_all
from lms.services.organisations import enter, join
from lms.services.people import save_profile
from tests.lms.programmes.conftest import a_programme

from .people import sign_in
from .test_accessibility import Inspector
from .walking import enrolled
from .watching import Watch

pytestmark = pytest.mark.journey
LIST = (
    "E-Mail;Name;Einrichtung;Rolle;Berufsgruppe;Eintritt;Austritt\r\n"
    "eva@example.org;Eva Emsig;;;Kita-Fachkräfte;01.03.2026;\r\n"
    "kaputt;Kai Kaputt;;;;;\r\n"
    "uwe@example.org;Uwe Übermorgen;;;;29.02.2025;\r\n"
)


@pytest.fixture
def provider(site: str) -> Organisation:
    return Organisation.add_root(name="Träger Regenbogen gGmbH", type="provider")


@pytest.fixture
def kita(provider: Organisation) -> Organisation:
    return provider.add_child(name="Kindertageseinrichtung Sonnenhof", type="childcare")


@pytest.fixture
def manager(cast: dict[str, Any], kita: Organisation) -> Any:
    """Ben manages the centre."""
    save_profile(user=cast["ben"], name="Ben Leitung", groups=[])
    join(learner=cast["ben"].learner, organisation=kita, role=Membership.Role.MANAGER)
    return cast["ben"]


@pytest.fixture
def guide(
    open_browser: Callable[..., BrowserContext], site: str, watch: Watch
) -> Callable[[Any], Inspector]:
    watch.excuse("status of 4")

    def make(user: Any) -> Inspector:
        return Inspector(sign_in(open_browser(), user, site).new_page())

    return make


def url(name: str, *args: Any) -> str:
    return reverse(f"lms:{name}", args=args)


def upload(inspector: Inspector, text: str) -> None:
    file = FilePayload(name="liste.csv", mimeType="text/csv", buffer=BytesIO(text.encode()).read())
    inspector.page.locator("main input[type=file]").set_input_files(file)


def press(inspector: Inspector, name: str, form: str) -> None:
    """Press the button of the form that is found by its address or place, and look."""
    inspector.page.locator(f"main {form} button[type=submit]").first.click()
    inspector.page.wait_for_load_state()
    inspector.look(name)


def test_members_lists_and_invitations(
    guide: Callable[[Any], Inspector], manager: Any, kita: Organisation
) -> None:
    inspector = guide(manager)
    inspector.visit("nothing asked for", url("organisation", kita.pk))
    inspector.visit("members", url("members", kita.pk))
    inspector.visit("nobody found", url("members", kita.pk) + "?q=niemand")
    inspector.visit("enter one", url("new_member", kita.pk))
    press(inspector, "enter one: wrong", "form.form")
    inspector.visit("read in", url("member_imports", kita.pk))
    press(inspector, "read in: wrong", "form.form")
    upload(inspector, LIST)
    press(inspector, "report", "form.form")
    press(inspector, "taken over", "form.notice")
    inspector.visit("lists read before", url("member_imports", kita.pk))
    inspector.visit("members waiting", url("members", kita.pk))
    inspector.page.locator("main tbody a").first.click()
    inspector.look("one member")
    inspector.page.locator("main input[name=last_day]").fill("2020-01-01")
    press(inspector, "one member: wrong", "form[action$='ende/']")
    inspector.visit("invitations", url("invitations", kita.pk))
    press(inspector, "invitation made", "form.form")
    inspector.page.locator("main input[name=max_uses]").fill("0")
    press(inspector, "invitation: wrong", "form.form")
    assert inspector.wrong == {}


def test_a_long_list_shows_how_far_it_is_and_goes_on_by_itself(
    guide: Callable[[Any], Inspector],
    manager: Any,
    kita: Organisation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line a request, first held still to look at, then let go."""
    for place in ("services.member_reading.PORTION", "services.member_imports.PORTION"):
        monkeypatch.setattr(f"lms.{place}", 1)
    monkeypatch.setattr("lms.views.member_imports.SECONDS", 0)
    inspector = guide(manager)
    page = inspector.page
    for deed, form in (("read", "form.form"), ("taken over", "form.notice")):
        page.route(
            "**/goes-on.js", lambda route: route.fulfill(body="", content_type="text/javascript")
        )
        if deed == "read":
            inspector.visit("read in a long list", url("member_imports", kita.pk))
            upload(inspector, LIST + "ida@example.org;Ida;;;;;\r\n")
        press(inspector, f"being {deed}", form)
        expect(page.locator("main progress")).to_be_visible()
        page.unroute("**/goes-on.js")
        page.locator("main form[data-goes-on] button").click()
        expect(page.locator("main .stats")).to_be_visible()
    assert inspector.wrong == {}
    assert Membership.objects.filter(confirmed_at=None).count() == 2


def test_the_board(
    guide: Callable[[Any], Inspector],
    manager: Any,
    kita: Organisation,
    course: CoursePage,
    cast: dict[str, Any],
) -> None:
    learner = enrolled(cast["ada"], course).learner
    join(learner=learner, organisation=kita)
    programme = a_programme("kita-start", course)
    inspector = guide(manager)
    inspector.visit("ask for", url("audiences", kita.pk))
    press(inspector, "ask for: wrong", "form.form")
    inspector.visit("ask for", url("audiences", kita.pk))
    inspector.page.locator("main select[name=programme]").select_option(programme.slug)
    press(inspector, "ask for: whom it means", "form.form")
    rule, _report = assign_to_all(programme=programme, organisation=kita)
    inspector.visit("asked for", url("audiences", kita.pk))
    inspector.visit("ask no longer", url("stop_audience", kita.pk, rule.pk))
    inspector.visit("overview", url("organisation", kita.pk))
    inspector.visit("board", url("board", kita.pk, programme.pk))
    inspector.visit("board: nobody", url("board", kita.pk, programme.pk) + "?q=niemand")
    inspector.visit("print", url("print_board", kita.pk, programme.pk))
    one = learner.assignments.get()
    inspector.visit("one duty", url("assignment", kita.pk, one.pk))
    press(inspector, "one duty: wrong", "form[action$='verlaengern/']")
    assert inspector.wrong == {}


def test_what_the_member_sees(
    guide: Callable[[Any], Inspector],
    manager: Any,
    kita: Organisation,
    course: CoursePage,
    cast: dict[str, Any],
) -> None:
    enrolled(cast["ada"], course)
    inspector = guide(cast["ada"])
    inspector.visit("no membership", url("memberships"))
    inspector.visit("no organisation", url("organisations"))
    inspector.visit("code", url("enter_code"))
    press(inspector, "code: wrong", "form.form")
    waiting = enter(organisation=kita, email=cast["ada"].email)
    inspector.visit("my learning", url("my_learning"))
    inspector.visit("to confirm", url("memberships"))
    press(inspector, "confirmed", "form[action$='bestaetigen/']")
    assign_to_all(programme=a_programme("kita-start", course), organisation=kita)
    guide(manager).page.goto(url("organisation", kita.pk))
    inspector.visit("what is seen", url("membership", waiting.pk))
    assert inspector.wrong == {}


def test_choosing_an_organisation(
    guide: Callable[[Any], Inspector], manager: Any, provider: Organisation
) -> None:
    join(learner=manager.learner, organisation=provider, role=Membership.Role.MANAGER)
    inspector = guide(manager)
    inspector.visit("choose", url("organisations"))
    inspector.visit("found none", url("organisations") + "?q=nichts")
    assert inspector.wrong == {}
