"""What a cell means. Each function raises Unclear with a sentence for the report."""

import datetime as dt
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from ..models import Membership

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2100, 12, 31)
is_email = EmailValidator()
Role = Membership.Role
ROLES = {
    "": Role.MEMBER,
    "mitglied": Role.MEMBER,
    "member": Role.MEMBER,
    "leitung": Role.MANAGER,
    "manager": Role.MANAGER,
    "verwaltung": Role.MANAGER,
    "vertrauensperson": Role.TRUSTED,
    "trusted person": Role.TRUSTED,
    "trusted_person": Role.TRUSTED,
}


class Unclear(ValueError):
    """A cell that means nothing to us; the text says what would."""


def email_of(text: str) -> str:
    """Small letters; one address is one person, however it is written."""
    address = unicodedata.normalize("NFC", text).strip().strip("<>").lower()
    address = address.removeprefix("mailto:")
    if not address:
        raise Unclear(_("There is no e-mail address."))
    try:
        is_email(address)
    except ValidationError as error:
        raise Unclear(_("This is no e-mail address.")) from error
    if len(address) > 150:
        raise Unclear(_("This e-mail address is too long."))
    return address


def name_of(*parts: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", " ".join(parts)).split())
    if any(unicodedata.category(sign).startswith("C") for sign in name):
        raise Unclear(_("The name contains characters that can't be printed."))
    if len(name) > 150:
        raise Unclear(_("The name is longer than 150 characters."))
    return name


def date_of(text: str) -> dt.date | None:
    """`2026-03-31` or `31.03.2026`; nothing is no date. 29 February exists in leap years only."""
    if not text:
        return None
    if match := ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := GERMAN.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if len(match[3]) == 2 else 0
    else:
        raise Unclear(_("“%(text)s” is no date like 31.03.2026.") % {"text": text[:40]})
    try:
        found = dt.date(year, month, day)
    except ValueError as error:
        raise Unclear(_("The day “%(text)s” does not exist.") % {"text": text[:40]}) from error
    if not EARLIEST <= found <= LATEST:
        raise Unclear(_("The day “%(text)s” is too far away.") % {"text": text[:40]})
    return found


def role_of(text: str) -> str:
    role = ROLES.get(" ".join(text.casefold().split()))
    if role is None:
        raise Unclear(
            _("The role “%(text)s” is unknown: use Mitglied, Leitung or Vertrauensperson.")
            % {"text": text[:40]}
        )
    return role
