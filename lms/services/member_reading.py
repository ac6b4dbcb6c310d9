"""Verbs of reading a list of members: take the file in, and read on.

What was read is kept; nobody becomes a member before a person confirms. Reading goes in portions,
each in its own transaction: a process killed in between goes on where it stopped, and wherever it
stops, the lines read come out the same.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import ProfessionalGroup

from ..member_files.drafts import Draft, Scope, drafts, folded_name
from ..member_files.outcomes import Outcome, Verdict, refused, verdict
from ..member_files.tables import TAB, as_text, is_workbook
from ..models import MemberImport, MemberRow, Membership, MemberUpload, Organisation
from ..queries.members import Key, latest_by_key

PORTION = 1000
T = TypeVar("T")


@transaction.atomic
def stage(
    *,
    organisation: Organisation,
    file: IO[bytes],
    name: str,
    user: AbstractBaseUser | None = None,
    seconds: float | None = None,
) -> MemberImport:
    """Take a list in and keep what it would do, for a person to look at.

    With `seconds`, only as much as fits into about that time; `read_on` does the rest. Raises
    ValidationError if it is no list; nothing is kept then.
    """
    file.seek(0)
    content = file.read()
    source = MemberImport.objects.create(
        organisation=organisation,
        user=user,
        file_name=name[-200:],
        digest=hashlib.sha256(content).hexdigest(),
    )
    MemberUpload.objects.create(
        source=source,
        content=content,
        is_workbook=is_workbook(content),
        lines=content.count(b"\n"),
    )
    read_on(source=source, seconds=seconds)
    return source


@transaction.atomic
def read_on(*, source: MemberImport, seconds: float | None = None) -> bool:
    """Read further lines for about this long; True once all are read.

    Each call gets on by one portion at least. Raises ValidationError if the file turns out to be
    no list.
    """
    end = time.monotonic() + seconds if seconds is not None else None
    source = MemberImport.objects.select_for_update(of=("self",)).get(pk=source.pk)
    upload = MemberUpload.objects.filter(source=source).first()
    if upload is None:
        return True
    if upload.is_workbook:
        write_out(upload)
        if end is not None and time.monotonic() >= end:
            return False
    for portion in portions(unread(source, upload), PORTION):
        keep(source, portion)
        if end is not None and time.monotonic() >= end:
            return False
    upload.delete()
    return True


def write_out(upload: MemberUpload) -> None:
    content = as_text(bytes(upload.content))
    upload.content, upload.lines = content, content.count(b"\n")
    upload.is_workbook, upload.delimiter = False, TAB
    upload.save()


def unread(source: MemberImport, upload: MemberUpload) -> Iterator[Draft]:
    there = source.rows.aggregate(known=Count("pk"), after=Max("line"))
    return drafts(
        bytes(upload.content),
        scope_of(source.organisation),
        delimiter=upload.delimiter,
        after=there["after"] or 0,
        known=there["known"],
    )


def portions(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while portion := list(islice(iterator, size)):
        yield portion


def scope_of(organisation: Organisation) -> Scope:
    """Names that may stand in the list: this organisation and those below it, and all groups."""
    named: dict[str, int | None] = {}
    below = Organisation.objects.filter(path__startswith=organisation.path, is_active=True)
    for pk, name in below.values_list("pk", "name"):
        folded = folded_name(name)
        named[folded] = None if folded in named else pk
    groups = {}
    for pk, slug, label in ProfessionalGroup.objects.filter(is_active=True).values_list(
        "pk", "slug", "label"
    ):
        groups[folded_name(slug)] = groups[folded_name(label)] = pk
    return Scope(home=organisation.pk, organisations=named, groups=groups)


def keep(source: MemberImport, portion: list[Draft]) -> None:
    clear = [draft for draft in portion if not draft.refusal]
    there = latest_by_key([draft.key for draft in clear])
    counted = lines_that_count(source, {draft.email for draft in clear})
    today = timezone.localdate()
    rows = []
    for draft in portion:
        decided = decide(draft, there, counted, today)
        if decided.outcome != Outcome.REFUSED:
            counted[draft.key] = draft.line
        rows.append(row_of(source, draft, decided))
    MemberRow.objects.bulk_create(rows)


def lines_that_count(source: MemberImport, emails: set[str]) -> dict[Key, int]:
    """Lines read before about the same people; those refused stand in nobody's way."""
    rows = source.rows.filter(email__in=emails).exclude(outcome=Outcome.REFUSED)
    values = rows.values_list("email", "organisation", "role", "line")
    return {(email, place, role): line for email, place, role, line in values}


def decide(
    draft: Draft, there: dict[Key, Membership], counted: dict[Key, int], today: dt.date
) -> Verdict:
    first = None if draft.refusal else counted.get(draft.key)
    if first is not None:
        why = _("The same person stands in line %(line)s already; that line counts.")
        return refused(why % {"line": first})
    return verdict(draft, there.get(draft.key), today)


def row_of(source: MemberImport, draft: Draft, decided: Verdict) -> MemberRow:
    return MemberRow(
        source=source,
        line=draft.line,
        email=draft.email,
        name=draft.name,
        organisation_id=draft.organisation,
        role=draft.role,
        group_id=draft.group,
        entered_on=draft.entered_on,
        left_on=draft.left_on,
        outcome=decided.outcome,
        refusal=decided.refusal,
        is_done=decided.outcome in {Outcome.REFUSED, Outcome.SAME},
    )
