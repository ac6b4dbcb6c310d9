"""A real Chromium in front of a real server: the cast, their browsers, and who watches them."""

import random
import shutil
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, BrowserContext
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from courses.models import CatalogPage, CoursePage
from lms.models import Completion
from lms.site.demo_cast import invite_cast
from lms.site.management.commands.demo import ensure_demo_site
from tests.conftest import answer_all
from tests.snapshots import SNAPSHOT

from .walking import at_the_quiz
from .watching import Watch

CHROMIUM = ("chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NEUTRAL = "https://neutral.example/"
PATIENCE_MS = 10_000


@pytest.fixture(scope="session", autouse=True)
def _database_beside_playwright() -> Iterator[None]:
    """Playwright keeps an event loop in this thread, which Django takes for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.fail("The journeys need a browser. On Debian: apt-get install chromium")
    return browser_type_launch_args | {"executable_path": found, "args": FLAGS}


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """As pytest-django's, on a port below the range that outgoing connections are given."""
    server = LiveServer(f"127.0.0.1:{free_port()}")
    yield server
    server.stop()


def free_port() -> int:
    for port in random.sample(range(20_000, 32_000), 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("No free port between 20000 and 32000")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The shipped site and the demo's people, remembered as what every journey starts with."""
    with django_db_blocker.unblock():
        home = ensure_demo_site()
        CatalogPage.objects.get().move(home, pos="last-child")
        invite_cast()
        SNAPSHOT.take()


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None, settings: Settings) -> str:
    """Address of the running site; printed links lead to it."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.COURSES_EXIT_URL = NEUTRAL
    return live_server.url


@pytest.fixture
def course(site: str) -> CoursePage:
    return CoursePage.objects.get(code="P1")


@pytest.fixture
def cast(site: str) -> dict[str, Any]:
    """The people of the demo, by name; all have its password."""
    return {user.email.partition("@")[0]: user for user in get_user_model().objects.all()}


@pytest.fixture
def watch(site: str) -> Iterator[Watch]:
    """Sees every request and every complaint of every browser of the test, and judges them."""
    watching = Watch(site)
    yield watching
    watching.judge()


@pytest.fixture
def open_browser(
    browser: Browser, site: str, watch: Watch
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh browsers: own cookies, own window."""
    opened: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(base_url=site, locale="de-DE", **options)
        context.set_default_timeout(PATIENCE_MS)
        watch.follow(context)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def completion(course: CoursePage, cast: dict[str, Any]) -> Completion:
    """Ada has done everything and holds a certificate."""
    attempt = at_the_quiz(cast["ada"], course)
    answer_all(attempt)
    return Completion.objects.get(enrolment=attempt.enrolment)
