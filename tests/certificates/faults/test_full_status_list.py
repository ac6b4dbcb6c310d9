"""Fault: the status list is full while several workers issue."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from certificates.models import Certificate, StatusList
from certificates.queries.status import marked_places
from certificates.services import status
from certificates.services.mass import issue_one
from certificates.services.revoke import revoke

PLACES, FULL, PEOPLE, WORKERS = 8, 6, 20, 3


@pytest.mark.django_db(transaction=True)
def test_the_next_list_begins_and_no_place_is_given_twice(complete, monkeypatch, files):
    monkeypatch.setattr(status, "BITS", PLACES)
    monkeypatch.setattr(status, "FULL", FULL)
    waiting = [complete().pk for _one in range(PEOPLE)]

    def work(pk: int) -> str:
        try:
            return issue_one(pk).fault
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        faults = [fault for fault in pool.map(work, waiting) if fault]
    # With so few places workers may draw the same one five times; the next run mends that.
    assert all("no free" in fault for fault in faults), faults
    assert [issue_one(pk).fault for pk in waiting] == [""] * PEOPLE

    found = Certificate.objects.all()
    assert found.count() == found.values("completion").distinct().count() == PEOPLE
    assert len(set(found.values_list("status_list", "status_index"))) == len(files()) == PEOPLE
    lists = list(StatusList.objects.order_by("number"))
    assert [one.number for one in lists] == list(range(1, len(lists) + 1))
    assert [one.closed_at is None for one in lists] == [False] * (len(lists) - 1) + [True]
    assert all(FULL <= one.certificates.count() <= PLACES for one in lists[:-1])
    last_of_first = lists[0].certificates.order_by("pk").last()
    revoke(certificate=last_of_first, reason="Irrtum", by=None)
    assert marked_places(lists[0], "revocation") == [last_of_first.status_index]
