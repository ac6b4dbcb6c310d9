"""Verbs of an import of members: stage a list, take it over, forget it.

Staging keeps what was read; nobody becomes a member before a person confirms. Taking over goes in
portions, each in its own transaction: a process killed in between goes on where it stopped, and
nobody comes twice.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.models import ProfessionalGroup

from ..member_files.drafts import Draft, Scope, drafts, folded_name
from ..member_files.outcomes import Outcome, verdict
from ..models import MemberImport, MemberRow, Organisation
from ..queries.members import latest_by_key
from .member_portions import write_portion

PORTION = 2000
KEPT_DAYS = 30
TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True)
class Progress:
    """How far taking over has come: lines decided of all that can be taken over."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total


@transaction.atomic
def stage(
    *,
    organisation: Organisation,
    file: IO[bytes],
    name: str,
    user: AbstractBaseUser | None = None,
) -> MemberImport:
    """Read a list and keep what it would do, for a person to look at.

    Raises ValidationError if it is no list; nothing is kept then.
    """
    source = MemberImport.objects.create(
        organisation=organisation, user=user, file_name=name[-200:], digest=digest_of(file)
    )
    today = timezone.localdate()
    for portion in portions(drafts(file, scope_of(organisation)), PORTION):
        there = latest_by_key([draft.key for draft in portion if not draft.refusal])
        MemberRow.objects.bulk_create(
            staged(source, draft, there.get(draft.key), today) for draft in portion
        )
    return source


def digest_of(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


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


def staged(source: MemberImport, draft: Draft, found: object, today: dt.date) -> MemberRow:
    decided = verdict(draft, found, today)
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


def take_over(*, source: MemberImport, seconds: float | None = None) -> Progress:
    """Take over all that can be, or as much as fits into some seconds; says how far it is.

    A complete import changes nothing any more.
    """
    end = time.monotonic() + seconds if seconds is not None else None
    while take_over_portion(source=source):
        if end is not None and time.monotonic() >= end:
            break
    return progress(source)


def take_over_portion(*, source: MemberImport) -> int:
    """The next lines in one transaction; gives how many. 0: all is done."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return locked_portion(source)
        except IntegrityError:  # somebody signed up, or joined by a code, in this moment
            if attempt == TRIES:
                raise
    return 0


def locked_portion(source: MemberImport) -> int:
    source = MemberImport.objects.select_for_update().get(pk=source.pk)
    if source.confirmed_at is None:
        source.confirmed_at = timezone.now()
        source.save(update_fields=["confirmed_at"])
    rows = list(source.rows.filter(is_done=False).order_by("line")[:PORTION])
    if rows:
        write_portion(rows)
        last = rows[-1].line
        source.rows.filter(is_done=False, line__lte=last).update(is_done=True)
    return len(rows)


def progress(source: MemberImport) -> Progress:
    usable = source.rows.exclude(outcome__in=[Outcome.REFUSED, Outcome.SAME])
    return Progress(done=usable.filter(is_done=True).count(), total=usable.count())


def forget_old(*, now: dt.datetime | None = None) -> int:
    """Throw away lists uploaded longer ago than 30 days; members stay. Gives the number."""
    before = (now or timezone.now()) - dt.timedelta(days=KEPT_DAYS)
    deleted = MemberImport.objects.filter(created_at__lt=before).delete()[1]
    return deleted.get("lms.MemberImport", 0)
