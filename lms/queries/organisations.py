"""Reads about organisations."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from ..models import Membership, Organisation


@dataclass(frozen=True)
class Row:
    """An organisation in a list, with the number of people who are in it today."""

    organisation: Organisation
    members: int
    waiting: int

    @property
    def level(self) -> int:
        return self.organisation.depth - 1


def with_counts(organisations: Iterable[Organisation]) -> list[Row]:
    """Counts of the organisations themselves, not of those below; one query."""
    listed = list(organisations)
    counts = {
        row["organisation"]: row
        for row in Membership.objects.current()
        .filter(organisation__in=[one.pk for one in listed])
        .order_by()
        .values("organisation")
        .annotate(
            members=Count("learner", distinct=True),
            waiting=Count("pk", filter=Q(confirmed_at__isnull=True)),
        )
    }
    nobody = {"members": 0, "waiting": 0}
    return [
        Row(one, counts.get(one.pk, nobody)["members"], counts.get(one.pk, nobody)["waiting"])
        for one in listed
    ]
