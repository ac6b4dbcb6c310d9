"""Logging without secrets: a code in an address is a capability."""

import logging
import re

CODE_IN_PATH = re.compile(r"(/pruefen/[^/\s\"]+/|/einladung/)[^/\s\"]+")


class RedactCodes(logging.Filter):
    """Replace the code in `/pruefen/<number>/<code>/` and `/einladung/<code>/`."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "/pruefen/" in message or "/einladung/" in message:
            record.msg, record.args = CODE_IN_PATH.sub(r"\1…", message), ()
        return True
