"""Worked examples of what is enough: any order, in order, n of m, a sum of units, a refresher."""

import datetime as dt
from decimal import Decimal

import pytest

from courses.models import CoursePage
from lms.models import ProgrammeStep
from lms.queries.duties import duties_of
from lms.rules.periods import timeline
from lms.rules.plans import Done, Facts, Plan, PlanStep, Renewal, StepRule
from lms.services.programmes import map_course
from lms.services.settling import settle

from .conftest import completed, step_of

START = dt.date(2024, 1, 10)
ABC = tuple(PlanStep(key) for key in "abc")
OPTIONAL = tuple(PlanStep(key, needed=False) for key in "abc")


def done(*facts: tuple[str, int] | tuple[str, int, str]) -> Facts:
    """(step, day of January, units)."""
    return Facts(
        done=frozenset(
            Done(dt.date(2024, 1, day), key, Decimal(units[0] if units else 0))
            for key, day, *units in facts
        )
    )


def fulfilled(plan: Plan, facts: Facts) -> dt.date | None:
    return timeline(START, lambda _number: plan, facts)[0].fulfilled_on


@pytest.mark.parametrize("rule", [StepRule.ALL, StepRule.IN_ORDER])
def test_all_needed_steps_the_day_of_the_last(rule):
    plan = Plan(steps=ABC, rule=rule)
    assert fulfilled(plan, done(("a", 11), ("b", 12))) is None
    assert fulfilled(plan, done(("c", 11), ("a", 12), ("b", 13))) == dt.date(2024, 1, 13)


def test_what_is_not_needed_keeps_nobody_waiting():
    plan = Plan(steps=(*ABC[:2], OPTIONAL[2]))
    assert fulfilled(plan, done(("a", 11), ("b", 12))) == dt.date(2024, 1, 12)


def test_two_of_three_and_the_same_step_twice_is_one():
    plan = Plan(steps=OPTIONAL, rule=StepRule.SOME, some=2)
    assert fulfilled(plan, done(("a", 11), ("a", 12))) is None
    assert fulfilled(plan, done(("c", 11), ("a", 12))) == dt.date(2024, 1, 12)


def test_a_needed_step_is_needed_beside_the_number():
    plan = Plan(steps=(ABC[0], *OPTIONAL[1:]), rule=StepRule.SOME, some=2)
    assert fulfilled(plan, done(("b", 11), ("c", 12))) is None
    assert fulfilled(plan, done(("b", 11), ("a", 13))) == dt.date(2024, 1, 13)


def test_a_sum_of_units_counts_each_step_once_with_its_best():
    plan = Plan(steps=OPTIONAL, rule=StepRule.UNITS, units=Decimal(6))
    assert fulfilled(plan, done(("a", 11, "2"), ("a", 12, "4"))) is None
    assert fulfilled(plan, done(("a", 11, "4"), ("b", 14, "2"))) == dt.date(2024, 1, 14)


def test_a_waiting_step_is_not_asked_for():
    waiting = PlanStep("c", since=None)
    assert fulfilled(Plan(steps=(*ABC[:2], waiting)), done(("a", 11), ("b", 12)))


def test_a_refresher_asks_the_shorter_way_only():
    plan = Plan(steps=ABC, refresher=ABC[:1], renewal=Renewal.COMPLETION, months=12, window_days=60)
    again = done(("a", 11), ("b", 11), ("c", 11)).done | {Done(dt.date(2025, 1, 5), "a")}
    first, second, *_rest = timeline(START, lambda _number: plan, Facts(done=again))
    assert first.fulfilled_on == dt.date(2024, 1, 11)
    assert second.fulfilled_on == dt.date(2025, 1, 5)


def test_in_order_the_next_step_is_locked_until_the_one_before_is_done(assignment):
    type(assignment.version).objects.filter(pk=assignment.version_id).update(rule="in_order")
    (duty,) = duties_of(assignment.learner)
    assert [cell.locked for cell in duty.row.cells] == [False, True]
    assert duty.next_cell.key == "concept"


def test_before_an_event_its_day_is_the_deadline(assignment):
    step = step_of(assignment, "p1")
    ProgrammeStep.objects.filter(pk=step.pk).update(before_event="Ferienfreizeit", due_days=None)
    type(assignment).objects.update(event_on=assignment.starts_on + dt.timedelta(days=4))
    settle([assignment.pk])
    assignment.refresh_from_db()
    assert assignment.periods.get().next_due_on == assignment.event_on


def test_any_of_several_courses_fulfils_a_step(assignment, p1):
    second_course = p1.get_parent().add_child(
        instance=CoursePage(title="Hinsehen, kurz", slug="hinsehen-kurz", description="Worte")
    )
    map_course(step=step_of(assignment, "p1"), course=second_course)
    completed(assignment.learner, second_course, assignment.starts_on)
    settle([assignment.pk])
    (duty,) = duties_of(assignment.learner)
    assert [cell.state for cell in duty.row.cells if cell.key == "p1"] == ["fulfilled"]
