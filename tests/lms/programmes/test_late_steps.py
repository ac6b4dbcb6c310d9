"""A needed step that is late makes the whole late: status, board, words and reminder agree."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from lms.boards.words import short
from lms.models import Assignment, Period
from lms.queries.duties import OPEN_STATUS, Filters, board, duties_of, programmes_of
from lms.queries.standing import with_status
from lms.rules.periods import Status, status, timeline
from lms.rules.plans import Done, Extension, Facts, Plan, PlanStep
from lms.services.fulfilling import confirm_step
from lms.services.reminding import remind_all

from .conftest import step_of

START = dt.date(2026, 1, 10)
EARLY, LAST = PlanStep("n1", due_days=14), PlanStep("talk", due_days=365)
PLAN = Plan(steps=(EARLY, LAST), due_days=365, grace_days=7)


def on(day: int, *done: str, plan: Plan = PLAN, **more: Any) -> Status:
    facts = Facts(done=frozenset(Done(START, key) for key in done), **more)
    return status(START, lambda _n: plan, facts, START + dt.timedelta(days=day))


def test_it_is_late_from_the_first_step_on_and_no_more_once_that_is_done() -> None:
    assert on(14) == on(21) == Status.OPEN
    assert on(22) == Status.OVERDUE
    assert on(22, "n1") == Status.IN_PROGRESS
    assert on(372, "n1") == Status.IN_PROGRESS
    assert on(373, "n1") == Status.OVERDUE
    assert on(373, "n1", "talk") == Status.FULFILLED


def test_neither_a_voluntary_step_nor_one_without_a_course_makes_it_late() -> None:
    for step in (PlanStep("n1", needed=False, due_days=14), PlanStep("n1", since=None, due_days=1)):
        assert on(300, plan=Plan(steps=(step, LAST), due_days=365)) == Status.OPEN


def test_more_time_holds_for_its_steps_as_well() -> None:
    until = START + dt.timedelta(days=40)
    more = {"extensions": frozenset([Extension(1, until, START)])}
    assert on(47, **more) == Status.OPEN
    assert on(48, **more) == Status.OVERDUE


def test_deadlines_that_count_from_a_later_day_move_all_steps() -> None:
    facts = Facts(due_from=START + dt.timedelta(days=30))
    cycle = timeline(START, lambda _n: PLAN, facts)[0]
    assert cycle.opens_on == START
    assert cycle.next_due_on == START + dt.timedelta(days=44)
    assert cycle.due_on == START + dt.timedelta(days=395)
    assert timeline(START, lambda _n: PLAN, Facts(due_from=START - dt.timedelta(days=9))) == (
        timeline(START, lambda _n: PLAN, Facts())
    )


def test_all_say_the_same(assignment: Assignment, mailoutbox: list[Any]) -> None:
    """The reading was due after seven days, the whole is after 180."""
    today = timezone.localdate()
    late, missed = today + dt.timedelta(days=8), today + dt.timedelta(days=7)
    assert with_status(Period.objects.all(), late).get().status == Status.OVERDUE
    shown = board(
        assignment.organisation, programme=assignment.programme,
        filters=Filters(status="overdue"), on=late,
    ).rows[0]  # fmt: skip
    assert (shown.status, shown.symbol, shown.next_due_on) == (Status.OVERDUE, "!", missed)
    assert shown.words == gettext("overdue since %(day)s") % {"day": short(missed)}
    assert programmes_of(assignment.organisation, on=late)[0].overdue == 1
    (duty,) = duties_of(assignment.learner, on=late)
    assert duty.row == shown
    assert duty.next_cell.key == "concept"
    assert remind_all(on=late) == 1
    assert short(missed) in mailoutbox[0].body
    confirm_step(assignment=assignment, step=step_of(assignment, "concept"), on=today, by=None)
    row = duties_of(assignment.learner, on=late)[0].row
    assert row.status == Status.IN_PROGRESS
    assert row.status in OPEN_STATUS
    assert remind_all(on=late) == 0
