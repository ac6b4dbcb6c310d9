"""The hand-over of a network's office: what the facts say, and what both sides talk through."""

import datetime as dt
from dataclasses import dataclass

from ..models import (
    HandoverPoint,
    HandoverTick,
    NetworkMember,
    NetworkOffice,
    Organisation,
    ReportOpening,
)
from .managing import managers_of
from .offices import Change, changes_around


@dataclass(frozen=True)
class Facts:
    """What can be known without asking anybody. `managers`: who may act for the successor."""

    gap_days: int
    is_member: bool
    managers: int
    ended: list[NetworkMember]
    report_year: int
    report_ready: bool
    openings: list[ReportOpening]


@dataclass(frozen=True)
class Point:
    point: HandoverPoint
    tick: HandoverTick | None


def handovers_of(organisation: Organisation, on: dt.date) -> list[Change]:
    """Changes of these weeks in which the organisation hands over or takes over; two queries."""
    return [
        one
        for one in changes_around(on)
        if organisation.pk in {place.pk for place in one.organisations}
    ]


def handover_of(organisation: Organisation, office: int, on: dt.date) -> Change | None:
    """One of them; None for everybody else, and earlier or later than a month."""
    return next((one for one in handovers_of(organisation, on) if one.office.pk == office), None)


def takes_over(change: Change, organisation: Organisation) -> bool:
    return change.following is not None and change.following.organisation_id == organisation.pk


def facts_of(change: Change, on: dt.date) -> Facts:
    """Five queries at most."""
    office, following = change.office, change.following
    year = office.ends_on.year - 1
    openings = office.network.openings.filter(
        year=year, organisation__in=change.organisations
    ).select_related("organisation")
    return Facts(
        gap_days=(following.starts_on - office.ends_on).days if following else 0,
        is_member=following is not None and is_member(following, on),
        managers=managers_of(following.organisation, on).count() if following else 0,
        ended=members_that_ended(office, on),
        report_year=year,
        report_ready=year < on.year,
        openings=list(openings),
    )


def is_member(following: NetworkOffice, on: dt.date) -> bool:
    """On the day it takes over, or today if that is over."""
    members = NetworkMember.objects.on(max(following.starts_on, on))
    return members.filter(
        network=following.network_id, organisation=following.organisation_id
    ).exists()


def members_that_ended(office: NetworkOffice, on: dt.date) -> list[NetworkMember]:
    """Members who left in this term, and who are not back."""
    left = office.network.members.filter(ends_on__gt=office.starts_on, ends_on__lte=on)
    back = NetworkMember.objects.on(on).filter(network=office.network_id).values("organisation")
    return list(left.exclude(organisation__in=back).select_related("organisation"))


def points_of(office: NetworkOffice) -> list[Point]:
    """The list of the site, and what was ticked before a point was switched off; two queries."""
    ticks = {
        one.point_id: one
        for one in HandoverTick.objects.filter(office=office).select_related("organisation")
    }
    return [
        Point(one, ticks.get(one.pk))
        for one in HandoverPoint.objects.all()
        if one.is_active or one.pk in ticks
    ]
