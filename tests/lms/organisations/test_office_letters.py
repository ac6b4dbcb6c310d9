"""A month before a network's office changes hands, the old and the new one are told, once."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.models import Membership, Network, NetworkOffice
from lms.queries.offices import changes_ahead
from lms.services.offices import tell_of_changes

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
CHANGE = TODAY + 30 * DAY


@pytest.fixture
def term(kita: Any, club: Any, ben: Any, olga: Any) -> NetworkOffice:
    """Ben's Kita has the office for another thirty days, then Olga's club."""
    network = Network.objects.create(name="Netzwerk Rhein-Kreis")
    NetworkOffice.objects.create(
        network=network, organisation=club, starts_on=CHANGE, ends_on=CHANGE + 365 * DAY
    )
    return NetworkOffice.objects.create(
        network=network, organisation=kita, starts_on=CHANGE - 365 * DAY, ends_on=CHANGE
    )


def sent_to(mailoutbox: list[Any]) -> list[str]:
    return sorted(mail.to[0] for mail in mailoutbox)


def test_both_are_told_a_month_before_and_once(
    term: NetworkOffice, ben: Any, olga: Any, mailoutbox: list[Any]
) -> None:
    assert tell_of_changes(on=TODAY - DAY) == 0
    assert tell_of_changes(on=TODAY) == 2
    assert tell_of_changes(on=TODAY) == tell_of_changes(on=TODAY + 29 * DAY) == 0
    assert sent_to(mailoutbox) == sorted([ben.email, olga.email])
    for word in ("Netzwerk Rhein-Kreis", "Kita", "Blau-Weiß"):
        assert word in mailoutbox[0].body
        assert word not in mailoutbox[0].subject


def test_on_the_day_itself_and_after_it_is_too_late(
    term: NetworkOffice, mailoutbox: list[Any]
) -> None:
    assert tell_of_changes(on=CHANGE) == 0


def test_a_change_that_is_moved_is_told_anew(term: NetworkOffice, mailoutbox: list[Any]) -> None:
    tell_of_changes()
    NetworkOffice.objects.filter(pk=term.pk).update(ends_on=CHANGE - 5 * DAY)
    assert tell_of_changes() == 2


def test_without_a_successor_the_office_is_told_so(
    term: NetworkOffice, ben: Any, mailoutbox: list[Any]
) -> None:
    NetworkOffice.objects.exclude(pk=term.pk).delete()
    assert tell_of_changes() == 1
    assert sent_to(mailoutbox) == [ben.email]


def test_nothing_changes_where_the_office_stays(
    term: NetworkOffice, kita: Any, mailoutbox: list[Any]
) -> None:
    NetworkOffice.objects.exclude(pk=term.pk).update(organisation=kita)
    assert tell_of_changes() == 0


def test_the_soonest_successor_is_named(term: NetworkOffice, kita: Any, club: Any) -> None:
    NetworkOffice.objects.create(
        network=term.network, organisation=kita, starts_on=CHANGE + 365 * DAY,
        ends_on=CHANGE + 730 * DAY,
    )  # fmt: skip
    (change,) = changes_ahead(TODAY)
    assert change.organisations == [kita, club]


def test_no_letter_from_a_network_or_to_a_manager_that_is_no_more(
    term: NetworkOffice, ben: Any, mailoutbox: list[Any]
) -> None:
    Membership.objects.filter(learner=ben.learner).update(left_on=TODAY)
    assert tell_of_changes() == 1
    Network.objects.update(is_active=False)
    NetworkOffice.objects.filter(pk=term.pk).update(ends_on=CHANGE - DAY)
    assert tell_of_changes() == 0


def test_the_letter_leads_each_side_to_its_own_page(
    term: NetworkOffice, kita: Any, club: Any, ben: Any, olga: Any, mailoutbox: list[Any]
) -> None:
    tell_of_changes()
    found = {mail.to[0]: mail.body for mail in mailoutbox}
    for user, place in ((ben, kita), (olga, club)):
        assert reverse("lms:handover", args=[place.pk, term.pk]) in found[user.email]
