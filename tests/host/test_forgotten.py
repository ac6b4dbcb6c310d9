"""Deed: forget a step of the installation. `manage.py check` names it and says what to do."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.host

DJANGO = "django.contrib"
ERRORS = {
    "simple_history": "lms.E001",
    "django_tasks": "lms.E001",
    "wagtail.snippets": "courses.E005",
    "wagtail.contrib.typed_table_block": "courses.E005",
    "base.html": "courses.E001",
    "blocks of base.html": "courses.E002",
    "django.template.context_processors.request": "courses.E003",
    f"{DJANGO}.messages.context_processors.messages": "courses.E003",
    "APP_DIRS": "courses.E006",
    "lms.urls": "lms.E002",
    "order of addresses": "lms.E002",
    "certificates.urls": "certificates.E003",
    "name of the log-in": "lms.E003",
    f"{DJANGO}.messages.middleware.MessageMiddleware": "lms.E004",
    "WAGTAILADMIN_BASE_URL": "certificates.E004",
    "CERTIFICATES_KEY_DIR": "certificates.E007",
}
WARNINGS = {
    "simple_history.middleware.HistoryRequestMiddleware": "lms.W001",
    "LOGIN_URL": "lms.W002",
    f"{DJANGO}.staticfiles": "courses.W001",
    "certificates.well_known": "certificates.W004",
}
TOO_EARLY = {"courses": "certificates needs 'courses'", "lms": "certificates needs 'lms'"}


@pytest.fixture(scope="module")
def checked(project):
    """What `manage.py check` says, by what was forgotten; side by side, to save time."""

    def check(forgotten):
        settings = "hostsite.forgetful"
        return project.manage("check", FORGOT=forgotten, DJANGO_SETTINGS_MODULE=settings)

    everything = [*ERRORS, *WARNINGS, *TOO_EARLY]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(everything, pool.map(check, everything), strict=True))


def complaint(output, identifier):
    """The complaint with this id, together with its hint."""
    _before, found, after = output.partition(f"({identifier})")
    assert found, output
    message, _mark, hint = after.partition("HINT: ")
    assert message.count("\n") == 1, f"no hint right below:\n{output}"
    return hint.partition("\n")[0]


@pytest.mark.parametrize(("forgotten", "identifier"), ERRORS.items())
def test_an_error_stops_the_site(checked, forgotten, identifier):
    done = checked[forgotten]
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert complaint(done.stdout, identifier)


@pytest.mark.parametrize(("forgotten", "identifier"), WARNINGS.items())
def test_a_warning_lets_it_run(checked, forgotten, identifier):
    done = checked[forgotten]
    assert done.returncode == 0, done.stdout
    assert complaint(done.stdout, identifier)


@pytest.mark.parametrize(("forgotten", "sentence"), TOO_EARLY.items())
def test_an_app_without_its_basement_says_so(checked, forgotten, sentence):
    """Models cannot be imported then, so this comes before all checks."""
    done = checked[forgotten]
    assert done.returncode == 1
    assert f"{sentence} in INSTALLED_APPS." in done.stdout


def test_both_addresses_are_named_when_hidden(checked):
    output = checked["order of addresses"].stdout
    assert "catch-all" in complaint(output, "lms.E002")
    assert "catch-all" in complaint(output, "certificates.E003")


def test_a_base_template_may_extend_another(project):
    output = project.must("check", DJANGO_SETTINGS_MODULE="hostsite.layered")
    assert "courses." not in output
