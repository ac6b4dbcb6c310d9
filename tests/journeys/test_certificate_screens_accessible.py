"""No screen around certificates breaks WCAG 2.2 A or AA: checking, lists, holding, acting."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from certificates.models import Certificate
from certificates.queries.certificates import stored_pdf
from certificates.services import list_checks
from certificates.services.issue import issue
from certificates.services.replace import replace
from certificates.services.revoke import revoke
from certificates.services.sharing import end_share, share
from certificates.services.suspend import lift, suspend
from certificates.services.visibility import set_public
from lms.models import Completion

from .inspection import overflow
from .people import sign_in
from .test_accessibility import Inspector
from .watching import Watch

pytestmark = pytest.mark.journey
OURS = "main .nice-padding"
TOMORROW = timezone.localdate() + dt.timedelta(days=1)


@pytest.fixture
def certificate(completion: Completion) -> Certificate:
    return issue(completion=completion)


@pytest.fixture
def guide(
    open_browser: Callable[..., BrowserContext], site: str, watch: Watch
) -> Iterator[Callable[..., Inspector]]:
    """An inspector in the shoes of somebody; at the end nothing may be wrong or too wide."""
    inspectors: list[Inspector] = []
    watch.excuse("status of 4")

    def make(user: Any = None) -> Inspector:
        context = open_browser()
        inspectors.append(Inspector((sign_in(context, user, site) if user else context).new_page()))
        return inspectors[-1]

    yield make
    assert [one.wrong for one in inspectors if one.wrong] == []


def send_file(page: Page, data: bytes, *, form: str = "form[enctype]") -> None:
    page.set_input_files(
        f"{form} input[name=file]",
        {"name": "x.bin", "mimeType": "application/octet-stream", "buffer": data},
    )
    page.locator(f"{form} button[type=submit]").click()
    page.wait_for_load_state()


def narrow_enough(inspector: Inspector, name: str) -> None:
    inspector.page.set_viewport_size({"width": 390, "height": 844})
    if wide := overflow(inspector.page):
        inspector.wrong.setdefault(name, []).append(f"{wide} px too wide")


def test_checking_one(guide: Callable[..., Inspector], certificate: Certificate) -> None:
    inspector = guide()
    page = inspector.page
    link = reverse("certificates:verify_link", args=[certificate.number, certificate.code])
    inspector.visit("forms", "/pruefen/")
    narrow_enough(inspector, "forms")
    page.locator("form[enctype] button[type=submit]").click()
    inspector.look("no file chosen")
    inspector.visit("valid", link)
    narrow_enough(inspector, "valid")
    inspector.visit("unknown", link.replace(certificate.number, "KS-2026-000000"))
    badge = json.loads(certificate.credential) | {"name": "anders"}
    files = {
        "file": stored_pdf(certificate),
        "altered": json.dumps(badge).encode(),
        "appended": stored_pdf(certificate) + b"\n% mehr",
        "unsigned": b"%PDF-1.7\nstartxref",
        "wrong type": b"GIF89a",
    }
    for name, data in files.items():
        page.goto("/pruefen/")
        send_file(page, data)
        inspector.look(name)
    suspend(certificate=certificate, reason="Irrtum", by=None)
    inspector.visit("suspended", link)
    lift(certificate=certificate, by=None)
    set_public(
        certificate=certificate, public=False, by=certificate.completion.enrolment.learner.user
    )
    inspector.visit("hidden", link)


def test_checking_many(
    guide: Callable[..., Inspector], certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_checks, "PORTION", 1)
    monkeypatch.setattr(list_checks, "SECONDS", 0)
    inspector = guide()
    page = inspector.page
    page.route(
        "**/goes-on.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    inspector.visit("list, form", "/pruefen/liste/")
    send_file(page, b"number;name\nx;y\n")
    inspector.look("list, wrong columns")
    expect(page.locator(".error-summary")).to_be_visible()
    line = f"{certificate.number};{certificate.code};Ada\nKS-2026-000000;x;\n"
    send_file(page, line.encode() * 60)
    expect(page.locator("progress")).to_be_visible()
    inspector.look("list, progress")
    page.unroute("**/goes-on.js")
    page.reload()
    expect(page.locator("table")).to_be_visible(timeout=60_000)
    inspector.look("list, result")
    narrow_enough(inspector, "list, result")
    with page.expect_download() as started:
        page.locator("a[download]").first.click()
    assert zipfile.is_zipfile(io.BytesIO(started.value.path().read_bytes()))


def test_holding(
    guide: Callable[..., Inspector], certificate: Certificate, cast: dict[str, Any]
) -> None:
    inspector = guide(cast["ada"])
    own = reverse("certificates:own", args=[certificate.completion.uuid])
    inspector.visit("all", reverse("certificates:own_list"))
    narrow_enough(inspector, "all")
    inspector.visit("one", own)
    inspector.page.fill("input[name=ends_on]", "2001-01-01")
    inspector.page.locator("form.form button[type=submit]").click()
    # axe takes a button that the bar on top half covers for a small one.
    inspector.page.evaluate("scrollTo(0, 0)")
    inspector.look("one, wrong date")
    link = share(certificate=certificate, ends_on=TOMORROW)
    set_public(certificate=certificate, public=False, by=cast["ada"])
    inspector.visit("one, shared and hidden", own)
    narrow_enough(inspector, "one, shared")
    shared = reverse("certificates:shared", args=[link.token])
    inspector.visit("shared", shared)
    expect(inspector.page.locator("main")).to_contain_text(certificate.holder)
    end_share(share=link)
    inspector.visit("shared, over", shared)


def test_acting(
    guide: Callable[..., Inspector], certificate: Certificate, cast: dict[str, Any]
) -> None:
    inspector = guide(cast["admin"])

    def visit(name: str, row: Certificate) -> None:
        inspector.page.goto(reverse(f"certificates_admin:{name}", args=[row.pk]))
        expect(inspector.page.locator(OURS).first).to_be_attached()
        inspector.look(name, within=OURS)

    for name in ("inspect", "suspend", "replace", "revoke", "erase"):
        visit(name, certificate)
    suspend(certificate=certificate, reason="Irrtum", by=cast["admin"])
    visit("lift", certificate)
    new = replace(certificate=certificate, reason="Name", by=cast["admin"])
    certificate.refresh_from_db()
    for row in (certificate, new):
        visit("inspect", row)
    revoke(certificate=new, reason="Irrtum", by=cast["admin"])
    visit("inspect", new)
