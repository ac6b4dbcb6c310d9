"""Members × steps, as an employer sees them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from lms.models import Assignment, AudienceRule, Organisation, Programme
from lms.queries.duties import (
    Filters,
    board,
    due_soon,
    duties_of,
    programmes_of,
    rows_for_export,
)
from lms.rules.periods import Status
from lms.services.arrangements import exempt, fulfil_temporarily, pause
from lms.services.assignments import assign
from lms.services.fulfilling import confirm_step, take_over
from lms.services.rules import sync

from .conftest import Make, completed, step_of

Count = Callable[[Callable[[], Any]], int]


def states(row: Any) -> list[tuple[str, str]]:
    return [(one.key, one.state) for one in row.cells]


def test_steps_stand_in_words_and_symbols(
    assignment: Assignment, kita: Organisation, programme: Programme, p1: Any
) -> None:
    today = timezone.localdate()
    row = board(kita, programme=programme).rows[0]
    assert row.status == Status.OPEN
    assert states(row) == [("concept", "open"), ("p1", "open")]
    assert [one.on for one in row.cells] == [today + dt.timedelta(7), today + dt.timedelta(60)]
    late = board(kita, programme=programme, on=today + dt.timedelta(8)).rows[0]
    assert states(late) == [("concept", "overdue"), ("p1", "open")]
    confirm_step(assignment=assignment, step=step_of(assignment, "concept"), on=today, by=None)
    row = board(kita, programme=programme).rows[0]
    assert row.status == Status.IN_PROGRESS
    assert states(row) == [("concept", "fulfilled"), ("p1", "open")]
    assert [one.symbol for one in row.cells] == ["✓", "○"]
    assert [one.confirmable for one in row.cells] == [False, False]
    completed(assignment.learner, p1, today)
    assert board(kita, programme=programme).rows[0].status == Status.FULFILLED


def test_done_otherwise_says_no_more(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    exempt(assignment=assignment, by=None, step=step_of(assignment, "p1"))
    assert states(board(kita, programme=programme).rows[0])[1] == ("p1", "otherwise")
    exempt(assignment=assignment, by=None)
    row = board(kita, programme=programme).rows[0]
    assert row.status == Status.OTHERWISE
    assert {state for _key, state in states(row)} == {"otherwise"}
    assert row.due_on is None


def test_what_rests_is_not_late(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    today = timezone.localdate()
    pause(assignment=assignment, from_on=today, by=None)
    row = board(kita, programme=programme, on=today + dt.timedelta(500)).rows[0]
    assert row.status == Status.PAUSED
    assert states(row) == [("concept", "resting"), ("p1", "resting")]
    assert {(one.symbol, one.on) for one in row.cells} == {("‖", None)}
    assert row.cells[0].confirmable


def test_fulfilled_for_the_time_being_says_until_when(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    until = timezone.localdate() + dt.timedelta(days=40)
    fulfil_temporarily(assignment=assignment, until=until, by=None)
    row = board(kita, programme=programme).rows[0]
    assert row.status == Status.FULFILLED
    assert f"{until.day:02}" in str(row.words)


def test_taken_over_from_elsewhere_fulfils_all(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    day = timezone.localdate() - dt.timedelta(days=400)
    take_over(assignment=assignment, on=day, by=None)
    row = board(kita, programme=programme).rows[0]
    assert (row.status, row.fulfilled_on) == (Status.FULFILLED, day)
    assert {state for _key, state in states(row)} == {"fulfilled"}


def test_an_organisation_sees_its_own_and_those_below(
    assignment: Assignment, programme: Programme, kita: Organisation, provider: Organisation,
    club: Organisation, cy: Any, join: Make,
) -> None:  # fmt: skip
    join(cy, club)
    assign(learner=cy.learner, programme=programme, organisation=club, by=None)
    for place in (kita, provider):
        assert [row.assignment for row in board(place, programme=programme).rows] == [assignment]
        assert [one.members for one in programmes_of(place)] == [1]
    assert assignment not in [row.assignment for row in board(club, programme=programme).rows]
    assert duties_of(assignment.learner, organisation=club) == []


def test_as_many_queries_for_one_and_for_many(
    kita: Organisation, programme: Programme, rule: AudienceRule, person: Make, join: Make,
    queries: Count,
) -> None:  # fmt: skip
    def more(first: int, last: int) -> None:
        from lms.services.people import save_profile

        for number in range(first, last):
            user = person(f"member{number}")
            save_profile(user=user, name=f"Member {number}", groups=[])
            join(user, kita)
        sync()

    more(0, 1)
    one = queries(lambda: board(kita, programme=programme))
    more(1, 20)
    assert len(board(kita, programme=programme).rows) == 20
    assert queries(lambda: board(kita, programme=programme)) == one <= 4
    everything = Filters(status="open", search="member", due_within=30)
    assert queries(lambda: board(kita, programme=programme, filters=everything)) <= 4
    assert queries(lambda: programmes_of(kita)) == 1
    assert queries(lambda: due_soon(kita)) <= 4


def test_filters(assignment: Assignment, kita: Organisation, programme: Programme) -> None:
    def found(**wanted: Any) -> int:
        return len(board(kita, programme=programme, filters=Filters(**wanted)).rows)

    assert found(status="open") == found(search="love ada") == found(due_within=7) == 1
    assert found(status="overdue") == found(search="cy") == found(due_within=6) == 0
    assert found(group=0) == 1  # none chosen
    assert found(group=4711) == 0


def test_due_soon_and_export(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    assert [row.assignment for row in due_soon(kita, days=7)] == [assignment]
    assert due_soon(kita, days=6) == []
    rows = list(rows_for_export(kita, programme=programme))
    assert [states(row) for row in rows] == [[("concept", "open"), ("p1", "open")]]


def test_the_person_reads_the_same_with_reason_and_next_step(
    assignment: Assignment, kita: Organisation, programme: Programme
) -> None:
    (duty,) = duties_of(assignment.learner)
    assert duty.row == board(kita, programme=programme).rows[0]
    assert "Kita Sonnenweg" in duty.reason
    assert duty.next_cell.key == "concept"
