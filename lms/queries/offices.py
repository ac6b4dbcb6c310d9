"""Who has to know that the office of a network changes hands, and may prepare it (A14)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Membership, NetworkOffice, Organisation

BEFORE = AFTER = dt.timedelta(days=30)


@dataclass(frozen=True)
class Change:
    """A term that ends, and the one that follows, if somebody has been named."""

    office: NetworkOffice
    following: NetworkOffice | None

    @property
    def organisations(self) -> list[Organisation]:
        after = [self.following.organisation] if self.following else []
        return [self.office.organisation, *after]


def changes_ahead(on: dt.date) -> list[Change]:
    """Terms that end within a month after that day, and pass to somebody else; two queries."""
    return changes(
        NetworkOffice.objects.filter(ends_on__gt=on, ends_on__lte=on + BEFORE, starts_on__lte=on)
    )


def changes_around(on: dt.date) -> list[Change]:
    """Those of a month before and after: so long there is something to hand over."""
    return changes(NetworkOffice.objects.filter(ends_on__range=(on - AFTER, on + BEFORE)))


def changes(ending: QuerySet[NetworkOffice]) -> list[Change]:
    """Each with the soonest term that follows it; not where the office stays."""
    terms = list(
        ending.filter(network__is_active=True)
        .select_related("network", "organisation")
        .order_by("ends_on", "pk")
    )
    later = NetworkOffice.objects.filter(network__in=[one.network_id for one in terms])
    by_start = list(later.select_related("organisation").order_by("starts_on"))
    found = [Change(one, next_after(one, by_start)) for one in terms]
    return [one for one in found if not stays_where_it_is(one)]


def next_after(office: NetworkOffice, terms: list[NetworkOffice]) -> NetworkOffice | None:
    return next(
        (
            one
            for one in terms
            if one.network_id == office.network_id and one.starts_on >= office.ends_on
        ),
        None,
    )


def stays_where_it_is(change: Change) -> bool:
    after = change.following
    return after is not None and after.organisation_id == change.office.organisation_id


def managers_in(organisations: list[Organisation], on: dt.date) -> list[Membership]:
    """Their managers today, those of a switched-off organisation not; one query."""
    managers = Membership.objects.active(on).filter(
        role=Membership.Role.MANAGER,
        organisation__in=organisations,
        organisation__is_active=True,
    )
    return list(managers.select_related("learner__user").order_by("pk"))
