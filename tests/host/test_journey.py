"""Deed: learn on a foreign site, from its own log-in to a certificate that can be checked."""

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, sync_playwright
from pypdf import PdfReader

from .project import Project
from .visitor import Visitor

pytestmark = pytest.mark.host

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAME = "Jörg Öztürk-Weiß"
PASSWORD = "gemeinsam-hinsehen"
JOIN = f"""
from django.contrib.auth.models import User
User.objects.create_user("joerg", password="{PASSWORD}")
"""
KEYS = """
import json
from courses.questions.registry import KINDS
from lms.models import QuizAttempt
answers = QuizAttempt.objects.get().answers.select_related("version").order_by("position")
found = [(KINDS[one.version.kind], one.version.body) for one in answers]
print(json.dumps([kind.form_data(body, kind.key(body), "answer") for kind, body in found]))
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; ends with this file, so that no event loop stays behind."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("This test needs a browser. On Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def somebody(chromium: Browser, address: str) -> Iterator[Callable[[], Visitor]]:
    """Makes visitors; none of them may have anything to complain about."""
    visitors: list[Visitor] = []

    def make() -> Visitor:
        visitors.append(Visitor(chromium.new_context(locale="de-DE"), address))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.satisfied()
        visitor.page.context.close()


def test_from_the_log_in_of_the_site_to_a_certificate(somebody, filled):
    filled.must("shell", "--verbosity", "0", "--command", JOIN)
    joerg = somebody()
    enrol(joerg)
    read_all_lessons(joerg)
    pass_quiz(joerg, filled)
    pdf = download(joerg)
    paper = " ".join(pdf.pages[0].extract_text().split())
    assert NAME in paper
    change_name(joerg)
    check(somebody(), paper)


def enrol(visitor: Visitor) -> None:
    visitor.visit("kurse/")
    visitor.follow(visitor.page.locator(".card__link").first)
    with visitor.page.expect_navigation(url="**/konto/login/?next=/portal/lernen/kurs/*/beginnen/"):
        visitor.page.locator("a[href$='/beginnen/']").first.click()
    visitor.page.fill("input[name=username]", "joerg")
    visitor.page.fill("input[name=password]", PASSWORD)
    visitor.follow(visitor.page.locator("main form button[type=submit]"))
    visitor.page.fill("input[name=name]", NAME)
    visitor.follow(visitor.page.locator(".ks form button[type=submit]"))


def read_all_lessons(visitor: Visitor) -> None:
    done = 0
    while not visitor.page.locator("form[action$='/starten/']").count():
        notice = visitor.page.locator("a[href='?hinweis=ok']")
        if notice.count():
            visitor.follow(notice)
        assert visitor.page.locator(".help-box").count() == 1
        visitor.follow(visitor.page.locator("form[action$='/erledigt/'] button"))
        done += 1
    assert done == 6


def pass_quiz(visitor: Visitor, project: Project) -> None:
    page = visitor.page
    visitor.follow(page.locator("form[action$='/starten/'] button"))
    keys = json.loads(project.must("shell", "--verbosity", "0", "--command", KEYS))
    assert len(keys) == 10
    for fields in keys:
        for name, values in fields.items():
            answer(page.locator(f"[name='{name}']"), values)
        visitor.follow(page.locator("button[name=next]"))
    visitor.follow(page.locator("form[action$='/abgeben/'] button"))
    assert page.locator(".result--passed").count() == 1


def answer(inputs: Locator, values: list[str]) -> None:
    """Fill in one field of a question as a person would."""
    tag = inputs.first.evaluate("input => input.type")
    if tag in {"radio", "checkbox"}:
        for value in values:
            inputs.and_(inputs.page.locator(f"[value='{value}']")).check()
    elif tag == "select-one":
        inputs.select_option(values[0])
    else:
        inputs.fill(values[0])


def download(visitor: Visitor) -> PdfReader:
    visitor.visit("lernen/")
    with visitor.page.expect_download() as started:
        visitor.page.locator(".certificate-panel a[download]").click()
    assert started.value.suggested_filename.endswith(".pdf")
    return PdfReader(io.BytesIO(started.value.path().read_bytes()))


def change_name(visitor: Visitor) -> None:
    """The club's base.html shows no messages, so ours must."""
    visitor.visit("lernen/profil/")
    visitor.page.fill("input[name=name]", "Jörg Weiß")
    visitor.follow(visitor.page.locator(".ks form button[type=submit]"))
    assert visitor.page.locator(".ks .message--success").count() == 1


def check(stranger: Visitor, paper: str) -> None:
    """Somebody without an account types what stands on the paper."""
    printed = re.search(r"\S+/portal/nachweise/pruefen/", paper)
    number = re.search(r"\bKS-\d{4}-\w{6}\b", paper)
    code = re.search(r"(\b\w{4}-){6}\w{2}\b", paper)
    assert printed, paper
    assert number, paper
    assert code, paper
    assert printed[0] == f"{stranger.site}/portal/nachweise/pruefen/"
    stranger.visit("nachweise/pruefen/")
    for name, text in {"number": number[0], "code": code[0], "name": NAME}.items():
        stranger.page.fill(f"input[name={name}]", text)
    stranger.follow(stranger.page.locator(".ks form:has(input[name=number]) button[type=submit]"))
    assert stranger.page.locator(".verdict--valid").count() == 1
    assert stranger.page.locator(".message--success").count() == 1
    stranger.visit("lernen/spuren/")
