"""Pictures of every page kind, to look at: `python -m tests.screenshots FOLDER [WORD…]`.

Not part of the tests. A demo must be running (`make demo`, or another PORT and DATA_DIR); Ada
begins an attempt in it. With words, only pages are taken whose names contain one of them.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

PORT = os.environ.get("PORT", "8000")
BASE = f"http://127.0.0.1:{PORT}"
os.environ |= {
    "DATA_DIR": os.environ.get("DATA_DIR", "var/demo"),
    "BASE_URL": BASE,
    "TASKS": "immediate",
    "DJANGO_SETTINGS_MODULE": "lms.site.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}
HEIGHTS = {390: 844, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
# The admin is a place for desks and tablets.
ADMIN = "admin"
ADMIN_HEIGHT = 2000
Shots = dict[str, tuple[str, str]]


def shots() -> Shots:
    """Name of the page → who looks at it, and its address."""
    from django.contrib.auth import get_user_model

    from certificates.models import Certificate
    from courses.models import CoursePage
    from lms.models import Organisation, QuizAttempt
    from lms.site.demo_kita import NAME

    from .journeys.walking import at_the_quiz
    from .screens import authors, learners, managers, visitors

    course = CoursePage.objects.get(code="P1")
    ada = get_user_model().objects.get(email="ada@example.org")
    passed = QuizAttempt.objects.filter(passed=True).first()
    certificate = Certificate.objects.first()
    return {
        **visitors(course, certificate),
        **learners(course, at_the_quiz(ada, course), passed),
        **managers(Organisation.objects.get(name=NAME)),
        **authors(course),
    }


def cookies(people: set[str]) -> dict[str, str]:
    """A session for each person; nobody for visitors."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    found = {}
    for name in people - {""}:
        client = Client()
        client.force_login(get_user_model().objects.get(email=f"{name}@example.org"))
        found[name] = client.cookies["sessionid"].value
    return found


def wanted(all_shots: Shots, words: list[str]) -> Shots:
    return {
        name: shot
        for name, shot in all_shots.items()
        if not words or any(word in name for word in words)
    }


def views(name: str) -> Iterator[tuple[int, str]]:
    """Width and scheme of each picture of a page."""
    for width in HEIGHTS:
        if width > 390 or not name.startswith(ADMIN):
            yield from ((width, scheme) for scheme in SCHEMES)


def main(folder: Path, words: list[str]) -> None:
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    chosen = wanted(shots(), words)
    sessions = cookies({person for person, _address in chosen.values()})
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for name, (person, address) in chosen.items():
            context = browser.new_context(base_url=BASE, locale="de-DE")
            if person:
                session = {"name": "sessionid", "value": sessions[person], "url": BASE}
                context.add_cookies([session])
            page = context.new_page()
            is_admin = name.startswith(ADMIN)
            for width, scheme in views(name):
                # The admin scrolls inside its window, so a picture shows no more than that.
                height = ADMIN_HEIGHT if is_admin else HEIGHTS[width]
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=scheme)
                page.goto(address, wait_until="networkidle" if is_admin else "load")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
