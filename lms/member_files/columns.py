"""Which column holds what: headings as German and English lists write them."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEADINGS = {
    "email": {"email", "mail", "emailadresse", "mailadresse", "emailaddress"},
    "name": {"name", "vollername", "fullname", "nameinderorganisation"},
    "first_name": {"vorname", "firstname", "rufname"},
    "last_name": {"nachname", "familienname", "lastname", "surname"},
    "organisation": {"organisation", "organization", "einrichtung", "standort", "institution"},
    "role": {"rolle", "role"},
    "group": {"berufsgruppe", "gruppe", "group", "professionalgroup", "beruf"},
    "entered_on": {"eintritt", "eintrittsdatum", "eintrittam", "beginn", "start", "enteredon"},
    "left_on": {"austritt", "austrittsdatum", "austrittam", "ende", "letztertag", "lastday", "end"},
}
MEANING = {heading: field for field, headings in HEADINGS.items() for heading in headings}

Columns = dict[str, int]


def columns_of(head: Sequence[str]) -> Columns:
    """Field → place in the row. Raises ValidationError without a column of e-mail addresses."""
    found: Columns = {}
    for place, heading in enumerate(head):
        field = MEANING.get(re.sub(r"[\W_]+", "", heading.casefold()))
        if field:
            found.setdefault(field, place)
    if "email" not in found:
        raise ValidationError(
            _("No column with the heading “E-Mail” was found in the first line of the file.")
        )
    return found


def cell(row: Sequence[str], columns: Columns, field: str) -> str:
    """The cell of a field; rows may be shorter than the heading."""
    place = columns.get(field)
    return row[place] if place is not None and place < len(row) else ""
