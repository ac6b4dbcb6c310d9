"""Lighthouse on catalogue, lesson and quiz of a demo of its own: `make lighthouse`.

Not part of the tests: it fetches Lighthouse with npm into var/, and its figures move with whatever
else the machine does. Prints the median of three runs and the slowest audits.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

PORT = int(os.environ.get("PORT", "8345"))
BASE = f"http://127.0.0.1:{PORT}"
ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "var" / "lighthouse"
TOOL = PLACE / "node_modules" / ".bin" / "lighthouse"
RUNS = 3
ATTEMPTS = 3
AIM = 98
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
# The demo's environment; Django reads it when the settings are imported.
os.environ |= {
    "DATA_DIR": str(PLACE / "demo"),
    "BASE_URL": BASE,
    "TASKS": "immediate",
    "DJANGO_SETTINGS_MODULE": "lms.site.settings",
}


def install() -> None:
    """Lighthouse from npm, without the browser it would bring along."""
    PLACE.mkdir(parents=True, exist_ok=True)
    if TOOL.exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Lighthouse needs npm. On Debian: apt-get install npm")
    (PLACE / "package.json").write_text('{"private": true}')
    quiet = ["--no-audit", "--no-fund", "--silent"]
    skip = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    subprocess.run([npm, "install", *quiet, "lighthouse@12"], cwd=PLACE, env=skip, check=True)


def serve() -> subprocess.Popen[bytes]:
    for words in (["demo", "--port", str(PORT)], ["collectstatic", "--noinput", "--verbosity=0"]):
        subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
        )
    gunicorn = [Path(sys.executable).with_name("gunicorn"), "lms.site.wsgi", "--bind"]
    server = subprocess.Popen(
        [*gunicorn, f"127.0.0.1:{PORT}", "--threads", "8", "--log-level", "error"], cwd=ROOT
    )
    for _try in range(60):
        try:
            urllib.request.urlopen(f"{BASE}/", timeout=10)
            return server
        except OSError:
            time.sleep(1)
    server.terminate()
    sys.exit(f"Nothing answers at {BASE}.")


def addresses() -> tuple[dict[str, str], str]:
    """Page → address, and the cookie of Ada, who stands before the quiz."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    from courses.models import CoursePage, LessonPage
    from tests.journeys.walking import at_the_quiz

    course = CoursePage.objects.get(code="P1")
    ada = get_user_model().objects.get(email="ada@example.org")
    attempt = at_the_quiz(ada, course)
    client = Client()
    client.force_login(ada)
    lesson = LessonPage.objects.child_of(course).live()[2]
    pages = {
        "catalogue": course.get_parent().url,
        "lesson": f"{lesson.url}?hinweis=ok",
        "quiz": f"/lernen/versuch/{attempt.uuid}/frage/1/",
    }
    return pages, f"sessionid={client.cookies['sessionid'].value}"


def report_of(url: str, cookie: str) -> dict[str, Any]:
    """What Lighthouse says; a trace that was not recorded says nothing and is taken again."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for _attempt in range(ATTEMPTS):
        done = subprocess.run(
            [
                *(
                    TOOL,
                    url,
                    "--quiet",
                    "--output=json",
                    f"--only-categories={','.join(CATEGORIES)}",
                ),
                f"--chrome-flags={FLAGS}",
                f"--extra-headers={json.dumps({'Cookie': cookie})}",
            ],
            env=os.environ | {"CHROME_PATH": chromium},
            stdout=subprocess.PIPE,
            check=False,
        )
        report = json.loads(done.stdout or b"{}")
        if done.returncode == 0 and "runtimeError" not in report:
            return report
    sys.exit(f"{url}: Lighthouse gave no report in {ATTEMPTS} attempts.")


def look_at(url: str, cookie: str) -> dict[str, float]:
    """Category → points of 100."""
    categories = report_of(url, cookie)["categories"]
    return {name: 100 * (categories[name]["score"] or 0) for name in CATEGORIES}


def main() -> int:
    install()
    server = serve()
    try:
        pages, cookie = addresses()
        missed = False
        for name, path in pages.items():
            runs = [look_at(f"{BASE}{path}", cookie) for _run in range(RUNS)]
            points = {each: statistics.median(run[each] for run in runs) for each in CATEGORIES}
            missed |= min(points.values()) < AIM
            print(f"{name:<12}", "  ".join(f"{each} {value:.0f}" for each, value in points.items()))
    finally:
        server.terminate()
        server.wait()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
