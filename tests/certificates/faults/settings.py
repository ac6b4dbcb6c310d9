"""Settings of a worker in a process of its own: the database, files and keys of the test."""

import os

from tests.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["FAULT_DATABASE"]  # noqa: F405
STORAGES = STORAGES | {  # noqa: F405
    "certificates": {
        "BACKEND": "tests.certificates.faults.storages.Interrupted",
        "OPTIONS": {"location": os.environ["FAULT_FILES"]},
    }
}
COURSES_FONT_CACHE = os.environ["FAULT_FONTS"]
CERTIFICATES_BASE_URL = "https://lernen.example.org"
