"""Numbers and codes of certificates: made from `secrets`, read tolerantly.

Alphabet: Crockford's base 32, which has no I, L, O, U; those typed by mistake are understood.
"""

import hmac
import re
import secrets
import unicodedata

from .conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CONFUSABLE = str.maketrans("OIL", "011")
NUMBER_LENGTH = 6
CODE_LENGTH = 26  # 26 × 5 bit = 130 bit
LONGEST_INPUT = 100


def new_number(year: int) -> str:
    """E.g. "KS-2026-7H2K9M"; not sequential, so that it tells nothing about how many there are."""
    return f"{settings.NUMBER_PREFIX}-{year}-{_symbols(NUMBER_LENGTH)}"


def new_code() -> str:
    return _symbols(CODE_LENGTH)


def grouped(code: str) -> str:
    """The code as it is printed: "XXXX-XXXX-…-XX"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def parse_number(typed: str) -> str:
    """The stored spelling of a typed number; "" if it can't be one."""
    found = re.fullmatch(r"([A-Z]{1,8})([0-9OIL]{4})([0-9A-Z]{6})", _plain(typed))
    if not found:
        return ""
    prefix, year, tail = found.groups()
    return f"{prefix}-{year.translate(CONFUSABLE)}-{tail.translate(CONFUSABLE)}"


def parse_code(typed: str) -> str:
    """The stored spelling of a typed code; "" if it can't be one."""
    code = _plain(typed).translate(CONFUSABLE)
    return code if re.fullmatch(rf"[{ALPHABET}]{{{CODE_LENGTH}}}", code) else ""


def same_code(stored: str, given: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(stored.encode(), given.encode())


def _symbols(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))


def _plain(typed: str) -> str:
    if len(typed) > LONGEST_INPUT:
        return ""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(
        char for char in text if not char.isspace() and unicodedata.category(char) != "Pd"
    )
