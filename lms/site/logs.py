"""Logging without secrets: a certificate's code in an address is a capability."""

import logging
import re

CODE_IN_PATH = re.compile(r"(/pruefen/[^/\s\"]+/)[^/\s\"]+")


class RedactCodes(logging.Filter):
    """Replace the code in `/pruefen/<number>/<code>/` before a line is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "/pruefen/" in message:
            record.msg, record.args = CODE_IN_PATH.sub(r"\1…", message), ()
        return True
