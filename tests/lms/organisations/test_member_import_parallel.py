"""Two managers read the same list at the same moment: nobody comes twice, nothing is lost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from lms.models import Learner, Membership, Organisation
from lms.services.member_imports import take_over
from lms.services.member_reading import read_on, stage
from lms.services.organisations import join
from tests.lms.programmes.test_parallel import at_once

from .conftest import csv_of

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 2


@pytest.fixture
def kita(transactional_db: None) -> Organisation:
    return Organisation.add_root(name="Kita Sonnenhof", type="childcare")


def lines(number: int) -> list[str]:
    """Every third one with a last day: no constraint would keep those apart."""
    end = (timezone.localdate() + dt.timedelta(days=90)).strftime("%d.%m.%Y")
    return [
        f"p{index}@example.org;P {index};;;;;{end if index % 3 == 0 else ''}"
        for index in range(number)
    ]


def test_the_same_list_taken_over_twice_at_once(kita: Organisation, monkeypatch: Any) -> None:
    monkeypatch.setattr("lms.services.member_imports.PORTION", 20)
    wanted = lines(60)
    sources = [
        stage(organisation=kita, file=csv_of(*wanted), name="a.csv"),
        stage(organisation=kita, file=csv_of(*reversed(wanted)), name="b.csv"),
    ]
    waiting = iter(sources)
    found = at_once(lambda: take_over(source=next(waiting)).is_complete, WORKERS)
    assert found == [True, True]
    assert Membership.objects.count() == 60
    assert Membership.history.count() == 60
    assert Learner.objects.filter(name__startswith="P ").count() == 60
    assert get_user_model().objects.filter(email__startswith="p").count() == 60


def test_people_with_accounts_are_not_doubled_either(
    kita: Organisation, person: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("lms.services.member_imports.PORTION", 5)
    for index in range(20):
        Learner.objects.create(user=person(f"p{index}"), name=f"P {index}")
    wanted = lines(20)
    waiting = iter(
        [stage(organisation=kita, file=csv_of(*part), name="a.csv")
         for part in (wanted, wanted[::-1])]
    )  # fmt: skip
    assert at_once(lambda: take_over(source=next(waiting)).is_complete, WORKERS) == [True, True]
    assert Membership.objects.count() == 20


def test_one_list_confirmed_and_read_by_two_at_once(kita: Organisation, monkeypatch: Any) -> None:
    monkeypatch.setattr("lms.services.member_reading.PORTION", 10)
    source = stage(organisation=kita, file=csv_of(*lines(50)), name="a.csv", seconds=0)
    assert set(at_once(lambda: read_on(source=source), WORKERS)) == {True}
    assert source.rows.count() == 50
    assert {one.done for one in at_once(lambda: take_over(source=source), WORKERS)} == {50}
    assert Membership.objects.count() == 50


def test_somebody_joins_while_her_line_is_taken_over(kita: Organisation, person: Any) -> None:
    learner = Learner.objects.create(user=person("p1"), name="P 1")
    source = stage(organisation=kita, file=csv_of("p1@example.org;P 1;;;;;"), name="a.csv")

    deeds = iter(
        [lambda: take_over(source=source), lambda: join(learner=learner, organisation=kita)]
    )
    found = at_once(lambda: next(deeds)(), WORKERS)
    assert Membership.objects.count() == 1, (connection.vendor, found)
