"""Deed: make a link that shows the name for a while; switch public checking off."""

import datetime as dt

import pytest
from django.utils import timezone

from certificates.deeds import Deed
from certificates.exceptions import ShareRefused
from certificates.queries.history import changes_of
from certificates.services.sharing import LONGEST_DAYS, MOST_OPEN, end_share, share
from certificates.services.visibility import set_public

pytestmark = pytest.mark.django_db


def in_days(days):
    return timezone.localdate() + dt.timedelta(days=days)


def test_a_link_is_open_until_the_end_of_its_day(certificate):
    link = share(certificate=certificate, ends_on=in_days(0))
    assert link.is_open
    assert len(link.token) == 26
    link.ends_on = in_days(-1)
    assert not link.is_open


def test_it_can_be_ended_early_and_only_once(certificate):
    link = end_share(share=share(certificate=certificate, ends_on=in_days(3)))
    assert not link.is_open
    assert end_share(share=link).ended_at == link.ended_at


@pytest.mark.parametrize("days", [-1, LONGEST_DAYS + 1])
def test_the_end_is_bounded(certificate, days):
    with pytest.raises(ShareRefused):
        share(certificate=certificate, ends_on=in_days(days))


def test_so_is_the_number_of_open_links(certificate):
    links = [share(certificate=certificate, ends_on=in_days(1)) for _ in range(MOST_OPEN)]
    with pytest.raises(ShareRefused):
        share(certificate=certificate, ends_on=in_days(1))
    end_share(share=links[0])
    assert share(certificate=certificate, ends_on=in_days(1)).is_open


def test_switching_is_remembered_with_who(certificate, ada):
    hidden = set_public(certificate=certificate, public=False, by=ada)
    set_public(certificate=certificate, public=False, by=ada)
    set_public(certificate=certificate, public=True, by=ada)
    deeds = [(one.deed, one.by) for one in changes_of(hidden)]
    assert deeds[:2] == [(Deed.SHOWN, str(ada)), (Deed.HIDDEN, str(ada))]
    assert len(deeds) == 3


def test_links_are_remembered_with_who(certificate, ada):
    link = share(certificate=certificate, ends_on=in_days(3), by=ada)
    end_share(share=link, by=ada)
    end_share(share=link, by=ada)
    found = [(one.deed, one.by) for one in changes_of(certificate)]
    assert found[:2] == [(Deed.UNSHARED, str(ada)), (Deed.SHARED, str(ada))]
    assert len(found) == 3
