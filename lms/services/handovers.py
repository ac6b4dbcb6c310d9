"""Verbs of a hand-over: tick what was talked through, and confirm that it took place."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from ..exceptions import HandedOver, NotTheSuccessor
from ..models import (
    HandoverPoint,
    HandoverTick,
    Network,
    NetworkOffice,
    Organisation,
    ReportOpening,
)
from ..queries.handovers import takes_over
from ..queries.offices import Change


@transaction.atomic
def mark(
    *,
    office: NetworkOffice,
    organisation: Organisation,
    done: Collection[int],
    undone: Collection[int] = (),
) -> None:
    """Tick points and take ticks back; a tick that is there stays as it is.

    Raises HandedOver.
    """
    if held(office).handed_over_on:
        raise HandedOver
    HandoverTick.objects.filter(office=office, point__in=undone).delete()
    points = HandoverPoint.objects.filter(pk__in=done, is_active=True)
    HandoverTick.objects.bulk_create(
        [HandoverTick(office=office, point=one, organisation=organisation) for one in points],
        ignore_conflicts=True,
    )


@transaction.atomic
def confirm(*, change: Change, organisation: Organisation) -> NetworkOffice:
    """The successor says that the office was handed over; twice changes nothing.

    Rights do not depend on it: they follow the days of the term. Raises NotTheSuccessor.
    """
    if not takes_over(change, organisation):
        raise NotTheSuccessor
    office = held(change.office)
    if office.handed_over_on is None:
        office.handed_over_on = timezone.localdate()
        office.save(update_fields=["handed_over_on"])
    return office


def held(office: NetworkOffice) -> NetworkOffice:
    return NetworkOffice.objects.select_for_update(of=("self",)).get(pk=office.pk)


def note_opening(*, network: Network, organisation: Organisation, year: int) -> None:
    """That the report was opened, and by which organisation; the first day stays."""
    ReportOpening.objects.bulk_create(
        [ReportOpening(network=network, organisation=organisation, year=year)],
        ignore_conflicts=True,
    )
