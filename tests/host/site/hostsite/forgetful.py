"""The same settings, without one thing: FORGOT names it."""

import os
from typing import Any

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES


def without(entries: list[Any], forgotten: str) -> list[Any]:
    return [entry for entry in entries if entry != forgotten]


FORGOT = os.environ["FORGOT"]
INSTALLED_APPS = without(INSTALLED_APPS, FORGOT)
MIDDLEWARE = without(MIDDLEWARE, FORGOT)
TEMPLATES[0]["OPTIONS"]["context_processors"] = without(
    TEMPLATES[0]["OPTIONS"]["context_processors"], FORGOT
)
# The plugin must complain by itself, not lean on what Django's own admin checks.
INSTALLED_APPS = without(INSTALLED_APPS, "django.contrib.admin")

match FORGOT:
    case "base.html":
        TEMPLATES[0]["DIRS"] = []
    case "blocks of base.html":
        TEMPLATES[0]["DIRS"] = [PROJECT_DIR / "without_blocks"]  # noqa: F405
    case "APP_DIRS":
        TEMPLATES[0]["APP_DIRS"] = False
    case "lms.urls" | "certificates.urls" | "certificates.well_known" | "order of addresses":
        ROOT_URLCONF = "hostsite.forgetful_urls"
    case "name of the log-in":
        LOGIN_URL = "nowhere"
    case "LOGIN_URL":
        del LOGIN_URL  # noqa: F821
    case "WAGTAILADMIN_BASE_URL":
        del WAGTAILADMIN_BASE_URL  # noqa: F821
    case "CERTIFICATES_KEY_DIR":
        del CERTIFICATES_KEY_DIR  # noqa: F821
