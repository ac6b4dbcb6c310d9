"""The office moves once a year, its rights with it; its report tells of nobody."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.models import Completion, Enrolment, Membership, Network, NetworkMember, NetworkOffice
from lms.queries.networks import held_by, networks_of, report
from lms.rules.small_cells import FEWEST, Cell, protected
from tests.lms.conftest import text_of

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


@pytest.fixture
def network(kita, club):
    network = Network.objects.create(name="Netzwerk Rhein-Kreis", area="Neuss\nDormagen")
    for one in (kita, club):
        NetworkMember.objects.create(
            network=network,
            organisation=one,
            is_coordination=True,
            starts_on=TODAY - 900 * DAY,
        )
    return network


def office(network, organisation, begins, ends):
    return NetworkOffice.objects.create(
        network=network, organisation=organisation, starts_on=begins, ends_on=ends
    )


def test_rights_follow_the_term_to_the_day(network, kita, club):
    change = TODAY + 10 * DAY
    office(network, kita, TODAY - 355 * DAY, change)
    office(network, club, change, change + 365 * DAY)
    for day, holder, other in [(change - DAY, kita, club), (change, club, kita)]:
        assert list(held_by(holder, day)) == [network]
        assert list(held_by(other, day)) == []
    row = networks_of(kita)[0]
    assert (row.office.organisation, row.following.organisation, row.holds) == (kita, club, True)


def test_the_report_is_for_whoever_holds_the_office(
    browser_of, ben, olga, bens, network, kita, club
):
    year = TODAY.year - 1
    office(network, kita, TODAY, TODAY + 365 * DAY)
    address = reverse("lms:network_report", args=[kita.pk, network.pk, year])
    assert bens.get(address).status_code == 200
    theirs = reverse("lms:network_report", args=[club.pk, network.pk, year])
    assert browser_of(olga).get(theirs).status_code == 404
    NetworkOffice.objects.update(ends_on=TODAY, starts_on=TODAY - DAY)
    assert bens.get(address).status_code == 404


@pytest.mark.parametrize("year", [TODAY.year, TODAY.year + 1, 1, 10**17])
def test_only_years_that_are_over(bens, network, kita, year):
    office(network, kita, TODAY, TODAY + 365 * DAY)
    address = reverse("lms:network_report", args=[kita.pk, network.pk, year])
    assert bens.get(address).status_code == 404


def test_members_of_a_network_see_no_people_of_each_other(bens, network, club, olga):
    page = text_of(bens.get(reverse("lms:networks", args=[club.pk])))
    assert "Blau-Weiß" not in page.split("<main")[1]


def test_a_switched_off_network_is_gone(network, kita):
    Network.objects.update(is_active=False)
    assert networks_of(kita) == []


def completed_by(user, course, organisation, day):
    Membership.objects.get_or_create(
        learner=user.learner, organisation=organisation, defaults={"entered_on": day}
    )
    enrolment = Enrolment.objects.create(learner=user.learner, course=course)
    moment = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    Completion.objects.create(
        enrolment=enrolment, completed_at=moment, course_version="1", units=Decimal(4)
    )


def test_the_report_counts_members_of_that_time(network, kita, club, named, p1):
    day = dt.date(TODAY.year - 1, 6, 1)
    for index in range(FEWEST):
        completed_by(named(f"k{index}", "K"), p1, kita, day)
        completed_by(named(f"c{index}", "C"), p1, club, day)
    gone = named("weg", "W")
    completed_by(gone, p1, kita, day)
    Membership.objects.filter(learner=gone.learner).update(
        entered_on=day - 9 * DAY, left_on=day - DAY
    )
    found = {cell.label: cell for cell in report(network, TODAY.year - 1).by_type}
    assert [cell.people for cell in found.values()] == [FEWEST, FEWEST]
    assert sum(cell.units for cell in found.values()) == 40


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 12), max_size=8))
def test_no_small_cell_is_shown_and_none_can_be_reckoned_back(numbers):
    cells = [Cell(str(at), number, number, Decimal(number)) for at, number in enumerate(numbers)]
    shown = protected(cells)
    hidden = [one for one, after in zip(cells, shown, strict=True) if after.is_hidden]
    assert all(after.people == 0 or after.people >= FEWEST for after in shown)
    assert all(not (0 < after.people < FEWEST) for after in shown)
    if hidden and len(hidden) < sum(cell.people > 0 for cell in cells):
        assert len(hidden) >= 2
        assert sum(cell.people for cell in hidden) >= FEWEST
