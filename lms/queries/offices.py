"""Who has to know that the office of a network changes hands (A14)."""

import datetime as dt
from dataclasses import dataclass

from ..models import Membership, NetworkOffice, Organisation

BEFORE = dt.timedelta(days=30)


@dataclass(frozen=True)
class Change:
    """A term that ends soon, and the one that follows, if somebody has been named."""

    office: NetworkOffice
    following: NetworkOffice | None

    @property
    def organisations(self) -> list[Organisation]:
        after = [self.following.organisation] if self.following else []
        return [self.office.organisation, *after]


def changes_ahead(on: dt.date) -> list[Change]:
    """Terms that end within a month after that day, and pass to somebody else; two queries."""
    ending = list(
        NetworkOffice.objects.filter(
            network__is_active=True, ends_on__gt=on, ends_on__lte=on + BEFORE, starts_on__lte=on
        )
        .select_related("network", "organisation")
        .order_by("pk")
    )
    later = NetworkOffice.objects.filter(network__in=[one.network_id for one in ending])
    following: dict[int, NetworkOffice] = {}
    for term in later.select_related("organisation").order_by("-starts_on"):
        if any(
            one.network_id == term.network_id and term.starts_on >= one.ends_on for one in ending
        ):
            following[term.network_id] = term  # the soonest comes last and stays
    found = [Change(one, following.get(one.network_id)) for one in ending]
    return [one for one in found if not stays_where_it_is(one)]


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
