"""Whoever tries the demo as an employer finds people to look at, each state once."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from lms.models import Assignment, Membership, Programme, Recognition
from lms.queries.duties import board
from lms.rules.periods import Status
from lms.services.people import save_profile
from lms.site.demo_cast import person
from lms.site.demo_kita import INDUCTION, TEAM, open_kita


@pytest.fixture
def team(db: None) -> dict[str, Any]:
    call_command("load_programmes", stdout=StringIO())
    people = {name: person(name) for name in ("mia", "ben", "ada")}
    save_profile(user=people["ben"], name="Benedikt Öztürk-Weiß", groups=[])
    return people


def test_the_board_has_every_state_and_opens_once(team: dict[str, Any]) -> None:
    def open_it() -> Any:
        return open_kita(manager=team["mia"], ben=team["ben"], ada=team["ada"])

    kita = open_it()
    rows = board(kita, programme=Programme.objects.get(slug=INDUCTION)).rows
    assert {row.status for row in rows} >= set(Status) - {Status.OPEN, Status.REFRESH_DUE}
    assert len(rows) == len([days for _name, days, _deed in TEAM if days >= 0]) + 1
    assert Recognition.objects.get().learner.name == "Jonas Petersen"
    waiting = Membership.objects.get(confirmed_at=None)
    assert waiting.learner.user == team["ada"]
    before = Assignment.objects.count()
    assert open_it() == kita
    assert Assignment.objects.count() == before
