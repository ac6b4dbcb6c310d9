"""Members × hours obligations of an organisation, as far as an employer may read it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from ..models import Membership, Obligation, Organisation
from .choosing import members_to_choose
from .hours import Met, obligations_met
from .members import Wanted

PER_PAGE = 50
BATCH = 500
SOON = dt.timedelta(days=90)
OPEN, ENDS_SOON, MET = STATES = ("open", "ends", "met")


@dataclass(frozen=True)
class HoursRow:
    """A member, and each obligation with how it stands; None where it is not asked of her."""

    membership: Membership
    cells: tuple[tuple[Obligation, Met | None], ...]


@dataclass(frozen=True)
class HoursTable:
    rows: list[HoursRow]
    page_obj: Page


def hours_table(
    organisation: Organisation,
    wanted: Wanted,
    *,
    obligations: list[Obligation],
    state: str = "",
    page: str | None = None,
    on: dt.date | None = None,
) -> HoursTable:
    """A page of it: five queries; with a state filter four more for each 500 members."""
    on = on or timezone.localdate()
    found = members_to_choose(organisation, wanted)
    if state:
        found = found.filter(pk__in=in_state(found, obligations, state, on))
    page_obj = Paginator(found, PER_PAGE).get_page(page)
    rows = list(rows_of(list(page_obj.object_list), obligations, on))
    return HoursTable(rows, page_obj)


def rows_of(
    memberships: list[Membership], obligations: list[Obligation], on: dt.date
) -> Iterator[HoursRow]:
    known = obligations_met(obligations, memberships, on)
    for one in memberships:
        by_pk = {met.obligation.pk: met for met in known[one.pk]}
        yield HoursRow(one, tuple((rule, by_pk.get(rule.pk)) for rule in obligations))


def in_state(
    found: QuerySet[Membership], obligations: list[Obligation], state: str, on: dt.date
) -> list[int]:
    """Memberships with at least one obligation in that state, reckoned batch by batch."""
    pks = list(found.values_list("pk", flat=True))
    chosen: list[int] = []
    for start in range(0, len(pks), BATCH):
        some = Membership.objects.filter(pk__in=pks[start : start + BATCH])
        known = obligations_met(obligations, list(some.select_related("organisation")), on)
        chosen += [
            pk for pk, mets in known.items() if any(state_of(met, on) == state for met in mets)
        ]
    return chosen


def state_of(met: Met, on: dt.date) -> str:
    if not met.met or met.lasts_until is None:
        return OPEN
    return ENDS_SOON if met.lasts_until <= on + SOON else MET
