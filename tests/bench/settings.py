"""Settings of the benchmark: the ready-made site as it is served, and the bare pages beside it."""

from lms.site.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]  # noqa: F405
ROOT_URLCONF = "tests.bench.urls"
# The window of the default, counted as always; a limit that the measuring never reaches.
CERTIFICATES_VERIFY_RATE = "999999/5m"
CERTIFICATES_LIST_RATE = "999999/5m"
# Hashed names as in production; compressed copies would only lengthen the preparation.
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
}
# Where the database queue can't be used (Django 6), `certificates_issue_missing` would make them.
CERTIFICATES_ISSUE_ON_COMPLETION = TASKS_BACKEND == "database"  # noqa: F405
