"""A row of the file as a draft of a membership, or with the reason why it cannot be one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import values
from .columns import Columns, cell, columns_of
from .tables import MAX_ROWS, rows
from .values import Unclear


@dataclass
class Draft:
    """What one line says; `left_on` is the day after the last one, as the models count."""

    line: int
    email: str = ""
    name: str = ""
    organisation: int | None = None
    role: str = ""
    group: int | None = None
    entered_on: dt.date | None = None
    left_on: dt.date | None = None
    refusal: str = ""

    @property
    def key(self) -> tuple[str, int | None, str]:
        return self.email, self.organisation, self.role


@dataclass
class Scope:
    """What names in the file may stand for; a name that several bear stands for nobody."""

    home: int
    organisations: dict[str, int | None]
    groups: dict[str, int]

    def organisation_of(self, text: str) -> int:
        if not text:
            return self.home
        folded = folded_name(text)
        if folded not in self.organisations:
            raise Unclear(_("“%(text)s” is no organisation you manage here.") % {"text": text[:80]})
        found = self.organisations[folded]
        if found is None:
            raise Unclear(
                _("Several organisations are called “%(text)s”: please read their lists in there.")
                % {"text": text[:80]}
            )
        return found

    def group_of(self, text: str) -> int | None:
        if not text:
            return None
        found = self.groups.get(folded_name(text))
        if found is None:
            raise Unclear(_("The professional group “%(text)s” is unknown.") % {"text": text[:80]})
        return found


def folded_name(text: str) -> str:
    return " ".join(text.casefold().split())


def drafts(
    content: bytes, scope: Scope, *, delimiter: str = "", after: int = 0, known: int = 0
) -> Iterator[Draft]:
    """One draft for each line below the heading, or below the line `after`, of which there are
    `known` already. Raises ValidationError if there is no table.
    """
    found = rows(content, delimiter=delimiter, after=after)
    head = next(found, None)
    if head is None:
        raise ValidationError(_("This file is empty."))
    columns = columns_of(head[1])
    for count, (line, row) in enumerate(found, start=known + 1):
        if count > MAX_ROWS:
            raise ValidationError(
                _("This list has more than %(max)s lines; please cut it into several files.")
                % {"max": MAX_ROWS}
            )
        yield draft_of(line, row, columns, scope)


def draft_of(line: int, row: list[str], columns: Columns, scope: Scope) -> Draft:
    draft = Draft(line=line, email=cell(row, columns, "email")[:254])
    try:
        read_into(draft, row, columns, scope)
    except Unclear as error:
        draft.refusal = str(error)[:300]
    return draft


def read_into(draft: Draft, row: list[str], columns: Columns, scope: Scope) -> None:
    draft.email = values.email_of(cell(row, columns, "email"))
    draft.name = values.name_of(
        cell(row, columns, "name")
        or f"{cell(row, columns, 'first_name')} {cell(row, columns, 'last_name')}"
    )
    draft.organisation = scope.organisation_of(cell(row, columns, "organisation"))
    draft.role = values.role_of(cell(row, columns, "role"))
    draft.group = scope.group_of(cell(row, columns, "group"))
    draft.entered_on = values.date_of(cell(row, columns, "entered_on"))
    last_day = values.date_of(cell(row, columns, "left_on"))
    draft.left_on = last_day + dt.timedelta(days=1) if last_day else None
    if draft.entered_on and draft.left_on and draft.left_on <= draft.entered_on:
        raise Unclear(_("The last day can't be before the first."))
