"""The office of a network is handed over: facts, points of both sides, one confirmation (A14)."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.models import (
    HandoverPoint,
    HandoverTick,
    Membership,
    Network,
    NetworkOffice,
    Organisation,
    ReportOpening,
)
from lms.queries.handovers import facts_of, handover_of, points_of
from lms.queries.networks import held_by
from tests.lms.conftest import text_of

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
MONTH = dt.timedelta(days=30)
YEAR = dt.timedelta(days=365)


@pytest.fixture
def points(db: None) -> list[HandoverPoint]:
    return [
        HandoverPoint.objects.create(slug=f"p{at}", text=f"Punkt {at}", sort_order=at)
        for at in range(3)
    ]


@pytest.fixture
def network(kita: Organisation, club: Organisation) -> Network:
    network = Network.objects.create(name="Netzwerk Rhein-Kreis")
    for one in (kita, club):
        network.members.create(organisation=one, starts_on=TODAY - 2 * YEAR)
    return network


@pytest.fixture
def term(network: Network, kita: Organisation, club: Organisation, ben: Any, olga: Any) -> Any:
    """Ben's Kita hands over to Olga's club in ten days."""
    change = TODAY + 10 * DAY
    network.offices.create(organisation=club, starts_on=change, ends_on=change + YEAR)
    return network.offices.create(organisation=kita, starts_on=change - YEAR, ends_on=change)


@pytest.fixture
def olgas(browser_of: Any, olga: Any) -> Client:
    return browser_of(olga)


def address(name: str, organisation: Organisation, term: NetworkOffice) -> str:
    return reverse(f"lms:{name}", args=[organisation.pk, term.pk])


def moved(term: NetworkOffice, change: dt.date) -> None:
    """The change happens on another day."""
    later = NetworkOffice.objects.filter(network=term.network_id).exclude(pk=term.pk)
    later.update(starts_on=change, ends_on=change + YEAR)
    NetworkOffice.objects.filter(pk=term.pk).update(starts_on=change - YEAR, ends_on=change)


def test_both_sides_reach_it_from_their_networks(
    bens: Client, olgas: Client, kita: Organisation, club: Organisation, term: NetworkOffice
) -> None:
    for client, place in ((bens, kita), (olgas, club)):
        link = address("handover", place, term)
        assert link in text_of(client.get(reverse("lms:networks", args=[place.pk])))
        page = text_of(client.get(link))
        assert "Kita Sonnenhof" in page
        assert "Sportverein Blau-Weiß" in page


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (TODAY + MONTH + DAY, 404),
        (TODAY + MONTH, 200),
        (TODAY, 200),
        (TODAY - MONTH, 200),
        (TODAY - MONTH - DAY, 404),
    ],
)
def test_a_month_before_and_after_and_no_longer(
    bens: Client, olgas: Client, kita: Organisation, club: Organisation, term: NetworkOffice,
    change: dt.date, status: int,
) -> None:  # fmt: skip
    moved(term, change)
    for client, place in ((bens, kita), (olgas, club)):
        assert client.get(address("handover", place, term)).status_code == status


def test_a_third_organisation_of_the_network_finds_nothing(
    browser_of: Any, pia: Any, forest: Organisation, provider: Organisation, network: Network,
    term: NetworkOffice,
) -> None:  # fmt: skip
    network.members.create(organisation=forest)
    client = browser_of(pia)  # she manages the Kita below as well, but not as this organisation
    for place in (forest, provider):
        assert client.get(address("handover", place, term)).status_code == 404
        assert client.post(address("confirm_handover", place, term)).status_code == 404
    networks = text_of(client.get(reverse("lms:networks", args=[forest.pk])))
    assert "/uebergabe/" not in networks


def test_either_side_ticks_and_takes_back_and_no_name_is_kept(
    bens: Client, olgas: Client, kita: Organisation, club: Organisation, term: NetworkOffice,
    points: list[HandoverPoint],
) -> None:  # fmt: skip
    first, second, _third = (point.pk for point in points)
    bens.post(address("mark_handover", kita, term), {"point": [first]})
    # Olga's page was opened before that: what she did not see ticked she does not take back.
    olgas.post(address("mark_handover", club, term), {"point": [second]})
    ticks = {one.point_id: one.organisation for one in HandoverTick.objects.all()}
    assert ticks == {first: kita, second: club}
    page = text_of(bens.get(address("handover", kita, term)))
    assert "Olga" not in page
    bens.post(address("mark_handover", kita, term), {"point": [second], "was": [first, second]})
    assert [one.point_id for one in HandoverTick.objects.all()] == [second]
    assert HandoverTick.objects.get().organisation == club


@pytest.mark.parametrize("value", ["x", "-1", "99999", "9" * 30, "²", "\x00"])
def test_forged_points_tick_nothing(
    bens: Client, kita: Organisation, term: NetworkOffice, value: str
) -> None:
    reply = bens.post(address("mark_handover", kita, term), {"point": [value], "was": [value]})
    assert reply.status_code == 302
    assert not HandoverTick.objects.exists()


def test_only_the_successor_confirms_and_rights_follow_the_term(
    bens: Client, olgas: Client, kita: Organisation, club: Organisation, term: NetworkOffice,
    network: Network, points: list[HandoverPoint],
) -> None:  # fmt: skip
    bens.post(address("confirm_handover", kita, term))
    term.refresh_from_db()
    assert term.handed_over_on is None
    for _twice in range(2):
        olgas.post(address("confirm_handover", club, term))
    term.refresh_from_db()
    assert term.handed_over_on == TODAY
    assert term.history.filter(handed_over_on=TODAY).count() == 1
    assert list(held_by(kita)) == [network]
    assert list(held_by(club)) == []
    # From then on the list stays as it is.
    bens.post(address("mark_handover", kita, term), {"point": [points[0].pk]})
    assert not HandoverTick.objects.exists()


def test_without_a_successor_the_holder_reads_what_to_do(
    bens: Client, kita: Organisation, term: NetworkOffice
) -> None:
    NetworkOffice.objects.exclude(pk=term.pk).delete()
    page = bens.get(address("handover", kita, term))
    assert page.status_code == 200
    assert page.context["following"] is None
    bens.post(address("confirm_handover", kita, term))
    term.refresh_from_db()
    assert term.handed_over_on is None


def test_nothing_is_handed_over_where_the_office_stays(
    bens: Client, kita: Organisation, term: NetworkOffice
) -> None:
    NetworkOffice.objects.exclude(pk=term.pk).update(organisation=kita)
    assert bens.get(address("handover", kita, term)).status_code == 404


def facts(kita: Organisation, term: NetworkOffice) -> Any:
    change = handover_of(kita, term.pk, TODAY)
    assert change is not None
    return facts_of(change, TODAY)


def test_facts_about_the_successor(
    kita: Organisation, club: Organisation, term: NetworkOffice, network: Network, olga: Any
) -> None:
    found = facts(kita, term)
    assert (found.gap_days, found.is_member, found.managers) == (0, True, 1)
    NetworkOffice.objects.exclude(pk=term.pk).update(starts_on=term.ends_on + 3 * DAY)
    Membership.objects.filter(learner=olga.learner).update(left_on=TODAY)
    network.members.filter(organisation=club).update(ends_on=term.ends_on + 3 * DAY)
    found = facts(kita, term)
    assert (found.gap_days, found.is_member, found.managers) == (3, False, 0)


def test_members_that_ended_in_this_term_and_are_not_back(
    kita: Organisation, forest: Organisation, provider: Organisation, term: NetworkOffice,
    network: Network,
) -> None:  # fmt: skip
    long_ago, lately = term.starts_on, TODAY - 5 * DAY
    for place, ends_on in ((forest, lately), (provider, long_ago)):
        network.members.create(organisation=place, starts_on=TODAY - 2 * YEAR, ends_on=ends_on)
    assert [one.organisation for one in facts(kita, term).ended] == [forest]
    network.members.create(organisation=forest, starts_on=TODAY - DAY)
    assert facts(kita, term).ended == []


def test_the_report_of_the_year_before_is_ready_and_opened(
    bens: Client, kita: Organisation, term: NetworkOffice, network: Network
) -> None:
    year = term.ends_on.year - 1
    found = facts(kita, term)
    assert (found.report_year, found.openings) == (year, [])
    assert found.report_ready == (year < TODAY.year)
    ready = TODAY.year - 1
    for _twice in range(2):
        page = bens.get(reverse("lms:network_report", args=[kita.pk, network.pk, ready]))
        assert page.status_code == 200
    opening = ReportOpening.objects.get()
    assert (opening.organisation, opening.year, opening.on) == (kita, ready, TODAY)
    if ready == year:
        assert facts(kita, term).openings == [opening]


def test_a_point_that_is_switched_off_stays_where_it_was_ticked(
    bens: Client, kita: Organisation, term: NetworkOffice, points: list[HandoverPoint]
) -> None:
    bens.post(address("mark_handover", kita, term), {"point": [points[0].pk]})
    HandoverPoint.objects.update(is_active=False)
    assert [one.point for one in points_of(term)] == [points[0]]


def test_the_shipped_points_are_loaded_once_and_changes_stay(db: None) -> None:
    call_command("load_programmes", verbosity=0)
    number = HandoverPoint.objects.count()
    assert number >= 6
    HandoverPoint.objects.filter(slug="dates").update(text="Unsere Termine")
    call_command("load_programmes", verbosity=0)
    assert HandoverPoint.objects.count() == number
    assert HandoverPoint.objects.get(slug="dates").text == "Unsere Termine"
