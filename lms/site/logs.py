"""Logging without secrets: a code in an address is a capability."""

import logging
import re
from typing import Any

CODE_IN_PATH = re.compile(r"(/pruefen/[^/\s\"]+/|/geteilt/|/einladung/)[^/\s\"]+")


class RedactCodes(logging.Filter):
    """Replace codes, as in `/pruefen/<number>/<code>/` and `/geteilt/<token>/`."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if CODE_IN_PATH.search(message):
            record.msg, record.args = CODE_IN_PATH.sub(r"\1…", message), ()
        return True


def console(level: str) -> dict[str, Any]:
    """The setting LOGGING: Django prints no traceback once DEBUG is off; this does."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"redact": {"()": "lms.site.logs.RedactCodes"}},
        "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["redact"],
                "formatter": "plain",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "django_tasks": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},
        },
    }
