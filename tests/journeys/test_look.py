"""By day, by night, with strong contrast and at 400 % zoom: no page kind breaks WCAG 2.2 A or AA.

One browser walks through all of them; 1280 px at 400 % are 320 px.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from certificates.models import Certificate
from courses.models import CoursePage, LessonPage, QuizPage
from courses.questions.registry import KINDS
from lms.models import Completion
from lms.site.look import COOKIE
from lms.site.models import HomePage
from lms.site.starter_pages import ensure_site_pages

from .inspection import RULES, RUN, axe_source, overflow
from .people import sign_in
from .walking import at_the_quiz, question_url
from .watching import Watch

pytestmark = pytest.mark.journey
# Width, height, cookie with the chosen look
LOOKS = {
    "day": (1280, 900, ""),
    "night": (1280, 900, "dark.auto"),
    "night, contrast, 400 %": (320, 256, "dark.more"),
}
# WCAG 2.2, 1.4.12: what a reader may set, and nothing may be cut off.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
CUT_OFF = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && !one.closest('.visually-hidden, svg, thead'))
    .filter(one => ['hidden', 'clip'].includes(getComputedStyle(one).overflowY))
    .filter(one => one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 0)
    .map(one => one.outerHTML.slice(0, 120))"""
SMALL = """least => [...document.querySelectorAll('a, button, input, select, summary')]
    .filter(one => one.checkVisibility() && !one.closest('.skip-links'))
    .filter(one => getComputedStyle(one).display !== 'inline')
    .filter(one => ![...one.parentElement.childNodes].some(
        other => other.nodeType === 3 && other.textContent.trim()))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 0 && Math.min(box.width, box.height) < least)
    .map(([one, box]) => `${box.width} x ${box.height}: ${one.outerHTML.slice(0, 90)}`)"""


@pytest.fixture
def pages(course: CoursePage, cast: dict[str, Any], completion: Completion) -> dict[str, str]:
    """Every kind of page that Ada meets, and the address of one of it."""
    ensure_site_pages(HomePage.objects.get(), contact_email="barrieren@example.org")
    certificate = Certificate.objects.get()
    lessons = LessonPage.objects.child_of(course)
    attempt = completion.enrolment.attempts.get()
    return {
        "home": "/",
        "catalogue": "/kurse/",
        "nothing found": "/kurse/?q=xyzzy",
        "course": course.url,
        "lesson": f"{lessons[2].url}?hinweis=ok",
        "notice": lessons[1].url,
        "quiz": QuizPage.objects.child_of(course).get().url,
        "result": f"/lernen/versuch/{attempt.uuid}/ergebnis/",
        "my learning": "/lernen/",
        "profile": "/lernen/profil/",
        "traces": "/lernen/spuren/",
        "check": "/pruefen/",
        "checked": f"/pruefen/{certificate.number}/{certificate.code}/",
        "easy": "/leicht/",
        "easy, help": "/leicht/hilfe/",
        "statement": "/barrierefreiheit/",
        "report": "/barriere-melden/",
        "look": "/darstellung/",
        "account": "/konto/email/",
        "missing": "/gibt-es-nicht/",
    }


def wear(context: BrowserContext, page: Page, site: str, look: str) -> None:
    width, height, cookie = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    context.clear_cookies(name=COOKIE)
    if cookie:
        context.add_cookies([{"name": COOKIE, "value": cookie, "url": site}])


def faults(page: Page) -> list[str]:
    page.evaluate(axe_source())
    rules = page.evaluate(RUN, ["html", RULES])["violations"]
    return [f"{rule['id']}: {node['html'][:150]}" for rule in rules for node in rule["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_kind_breaks_the_rules(
    open_browser: Callable[..., BrowserContext],
    pages: dict[str, str],
    cast: dict[str, Any],
    site: str,
    watch: Watch,
    look: str,
) -> None:
    watch.excuse("status of 4")
    context = sign_in(open_browser(), cast["ada"], site)
    page = context.new_page()
    wear(context, page, site, look)
    wrong: dict[str, list[str]] = {}
    for name, address in pages.items():
        page.goto(address)
        found = faults(page)
        if overflow(page) > 0:
            found.append(f"{overflow(page)} px wider than its window")
        found += [f"smaller than 24 px: {target}" for target in page.evaluate(SMALL, 24)]
        if found:
            wrong[name] = found
    assert wrong == {}


def test_questions_by_night_and_large(
    open_browser: Callable[..., BrowserContext],
    course: CoursePage,
    cast: dict[str, Any],
    site: str,
) -> None:
    attempt = at_the_quiz(cast["ada"], course)
    context = sign_in(open_browser(), cast["ada"], site)
    page = context.new_page()
    wear(context, page, site, "night, contrast, 400 %")
    for kind in KINDS:
        page.goto(question_url(attempt, kind))
        assert faults(page) == [], kind
        assert overflow(page) <= 0, kind


def test_more_space_between_letters_cuts_nothing_off(
    open_browser: Callable[..., BrowserContext], pages: dict[str, str], watch: Watch
) -> None:
    page = open_browser(viewport={"width": 390, "height": 844}).new_page()
    for name in ("home", "catalogue", "course", "lesson", "notice", "checked", "statement"):
        page.goto(pages[name])
        page.evaluate(
            "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);"
            " document.adoptedStyleSheets = [sheet] }",
            SPACING,
        )
        assert overflow(page) <= 0, name
        assert page.evaluate(CUT_OFF) == [], name


def test_the_device_decides_unless_a_person_does(
    open_browser: Callable[..., BrowserContext], course: CoursePage
) -> None:
    """Chosen by the form alone, without JavaScript."""
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page = open_browser(color_scheme="dark").new_page()
    page.goto(course.url)
    night = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    day = page.evaluate(ground)
    assert night != day
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ground) != night
    plain = open_browser(color_scheme="dark", java_script_enabled=False).new_page()
    plain.goto(f"/darstellung/?zurueck={course.url}")
    plain.locator('input[name="scheme"][value="light"]').check()
    plain.locator("main form button").click()
    plain.wait_for_url(f"**{course.url}")
    expect(plain.locator("html")).to_have_attribute("data-ks-scheme", "light")
    expect(plain.locator("html")).to_have_css("background-color", day)


def test_motion_stops_for_those_who_ask(
    open_browser: Callable[..., BrowserContext], course: CoursePage
) -> None:
    page = open_browser(reduced_motion="reduce").new_page()
    page.goto(course.url)
    moving = """() => [...document.querySelectorAll('.ks *')]
        .map(one => getComputedStyle(one))
        .filter(style => style.transitionDuration !== '0s' && style.transitionProperty !== 'none')
        .length"""
    assert page.evaluate(moving) == 0


def test_nothing_jumps_while_a_page_arrives(
    open_browser: Callable[..., BrowserContext], pages: dict[str, str]
) -> None:
    """Layout shift on a telephone, where the help box is folded by a script."""
    watched = """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value })
            .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 300) })"""
    page = open_browser(viewport={"width": 390, "height": 844}).new_page()
    for name in ("home", "catalogue", "lesson", "notice"):
        page.goto(pages[name])
        assert page.evaluate(watched) < 0.01, name


def test_help_comes_even_if_the_script_does_not(
    open_browser: Callable[..., BrowserContext], pages: dict[str, str], watch: Watch
) -> None:
    watch.excuse("ERR_FAILED|net::")
    context = open_browser(viewport={"width": 390, "height": 844})
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(pages["lesson"])
    expect(page.locator(".help-box__list").first).to_be_visible()
    number = page.locator('.help-box a[href^="tel:"]').first
    page.wait_for_function(
        "() => document.querySelector('.help-box__list').getBoundingClientRect().height > 100"
    )
    assert number.is_visible()
