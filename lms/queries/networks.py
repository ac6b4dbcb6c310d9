"""Networks of an organisation, and yearly figures that no person can be read from (A13–A15)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from ..models import Completion, Membership, Network, NetworkMember, NetworkOffice, Organisation
from ..rules.small_cells import Cell, protected


@dataclass(frozen=True)
class Row:
    """A network as an organisation in it sees it."""

    network: Network
    members: list[NetworkMember]
    office: NetworkOffice | None
    following: NetworkOffice | None
    holds: bool


def networks_of(organisation: Organisation, on: dt.date | None = None) -> list[Row]:
    """Networks the organisation is in today; three queries."""
    on = on or timezone.localdate()
    mine = NetworkMember.objects.on(on).filter(organisation=organisation)
    networks = list(Network.objects.filter(is_active=True, members__in=mine).order_by("name"))
    members = NetworkMember.objects.on(on).filter(network__in=networks)
    offices = NetworkOffice.objects.filter(network__in=networks, ends_on__gt=on)
    by_network: dict[int, list[NetworkMember]] = {}
    for member in members.select_related("organisation"):
        by_network.setdefault(member.network_id, []).append(member)
    terms: dict[int, list[NetworkOffice]] = {}
    for office in offices.select_related("organisation").order_by("starts_on"):
        terms.setdefault(office.network_id, []).append(office)
    return [
        row_of(network, by_network.get(network.pk, []), terms.get(network.pk, []), organisation, on)
        for network in networks
    ]


def row_of(
    network: Network,
    members: list[NetworkMember],
    terms: list[NetworkOffice],
    organisation: Organisation,
    on: dt.date,
) -> Row:
    now = next((term for term in terms if term.starts_on <= on), None)
    following = next((term for term in terms if term.starts_on > on), None)
    holds = now is not None and now.organisation_id == organisation.pk
    return Row(network, members, now, following, holds)


def held_by(organisation: Organisation, on: dt.date | None = None) -> QuerySet[Network]:
    """Networks whose office the organisation holds on that day (today): its rights end with it."""
    terms = NetworkOffice.objects.on(on).filter(organisation=organisation)
    return Network.objects.filter(is_active=True, offices__in=terms).distinct()


@dataclass(frozen=True)
class Report:
    """Figures of a year: completions and UE, by kind of organisation and by professional group."""

    network: Network
    year: int
    organisations: int
    by_type: list[Cell]
    by_group: list[Cell]


def report(network: Network, year: int) -> Report:
    """Completions of a year by people who were members at that time.

    Cells of fewer than five people are left out, and so is a second one where the first could be
    reckoned back from the sum.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    inside = NetworkMember.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=first), network=network, starts_on__lte=last
    ).select_related("organisation")
    organisations = [member.organisation for member in inside]
    done = Completion.objects.filter(completed_at__year=year)
    types = [
        figures(belonging(done, [one for one in organisations if one.type == kind]), str(label))
        for kind, label in Organisation.Type.choices
        if any(one.type == kind for one in organisations)
    ]
    return Report(
        network=network,
        year=year,
        organisations=len({one.pk for one in organisations}),
        by_type=protected(types),
        by_group=protected(by_group(belonging(done, organisations))),
    )


def belonging(
    done: QuerySet[Completion], organisations: Iterable[Organisation]
) -> QuerySet[Completion]:
    """Completions by people who were in one of these organisations, or below, on that day."""
    paths = [Q(organisation__path__startswith=one.path) for one in organisations]
    if not paths:
        return done.none()
    there = Membership.objects.filter(
        reduce(or_, paths),
        Q(left_on__isnull=True) | Q(left_on__gt=OuterRef("completed_at__date")),
        learner=OuterRef("enrolment__learner"),
        confirmed_at__isnull=False,
        entered_on__lte=OuterRef("completed_at__date"),
    )
    return done.filter(Exists(there))


def figures(done: QuerySet[Completion], label: str) -> Cell:
    found = done.aggregate(
        people=Count("enrolment__learner", distinct=True), number=Count("pk"), units=Sum("units")
    )
    return Cell(label, found["people"], found["number"], found["units"] or Decimal(0))


def by_group(done: QuerySet[Completion]) -> list[Cell]:
    rows = (
        done.order_by()
        .values(label=F("enrolment__group__label"))
        .annotate(
            people=Count("enrolment__learner", distinct=True),
            number=Count("pk"),
            total=Sum("units"),
        )
        .order_by("label")
    )
    return [
        Cell(row["label"] or "–", row["people"], row["number"], row["total"] or Decimal(0))
        for row in rows
    ]
