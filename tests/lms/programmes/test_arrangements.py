"""Confirm, put off, pause, waive – and what of it is refused."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from lms.exceptions import (
    DayNotPossible,
    GivenByRule,
    NotAMember,
    NothingToExtend,
    NotLater,
    NotYourStep,
    PauseOverlaps,
)
from lms.models import Assignment, Exemption, Organisation, Pause, Period, Programme
from lms.services.arrangements import end_exemption, exempt, extend, pause, resume, withdraw
from lms.services.assignments import assign, release
from lms.services.fulfilling import confirm_step, take_over
from lms.services.rules import sync

from .conftest import Make, step_of

DAY = dt.timedelta(days=1)


def period() -> Period:
    return Period.objects.current().get()


def test_confirming_twice_notes_it_once(assignment: Assignment) -> None:
    step, today = step_of(assignment, "concept"), timezone.localdate()
    one = confirm_step(assignment=assignment, step=step, on=today, by=None)
    assert confirm_step(assignment=assignment, step=step, on=today, by=None) == one
    assert period().begun_on == today
    withdraw(arrangement=one, by=None)
    assert period().begun_on is None
    # The mistake stays on record, with its moment, and the day is free again.
    one.refresh_from_db()
    assert one.withdrawn_at is not None
    again = confirm_step(assignment=assignment, step=step, on=today, by=None)
    assert again != one
    assert period().begun_on == today


@pytest.mark.parametrize("day", [dt.date(1989, 12, 31), dt.date(2999, 1, 1)])
def test_no_step_in_the_future_or_long_gone(assignment: Assignment, day: dt.date) -> None:
    with pytest.raises(DayNotPossible):
        confirm_step(assignment=assignment, step=step_of(assignment, "concept"), on=day, by=None)
    assert period().begun_on is None


def test_a_course_is_not_confirmed_by_hand(assignment: Assignment) -> None:
    with pytest.raises(NotYourStep):
        confirm_step(
            assignment=assignment, step=step_of(assignment, "p1"), on=timezone.localdate(), by=None
        )


def test_an_extension_holds_for_this_round_only(assignment: Assignment, p1: Any) -> None:
    due = period().due_on
    with pytest.raises(NotLater):
        extend(assignment=assignment, until=due, by=None)
    extend(assignment=assignment, until=due + 30 * DAY, by=None)
    assert (period().baseline_on, period().due_on) == (due, due + 30 * DAY)
    assert period().overdue_on == due + 31 * DAY
    take_over(assignment=assignment, on=timezone.localdate(), by=None)
    assert period().cycle == 2
    assert period().due_on == period().baseline_on


def test_nothing_to_extend_where_all_is_done(assignment: Assignment) -> None:
    assignment.version.renewal = "none"
    assignment.version.save()
    take_over(assignment=assignment, on=timezone.localdate(), by=None)
    with pytest.raises(NothingToExtend):
        extend(assignment=assignment, until=timezone.localdate() + DAY, by=None)


def test_a_pause_moves_deadlines_once_it_has_an_end(assignment: Assignment) -> None:
    due, today = period().due_on, timezone.localdate()
    pause(assignment=assignment, from_on=today, by=None)
    assert period().due_on == due
    with pytest.raises(PauseOverlaps):
        pause(assignment=assignment, from_on=today + DAY, by=None)
    assert resume(assignment=assignment, on=today + 10 * DAY, by=None)
    assert period().due_on == due + 10 * DAY
    assert resume(assignment=assignment, on=today + 20 * DAY, by=None) is None


def test_a_pause_of_the_year_3026_is_a_slip(assignment: Assignment) -> None:
    today = timezone.localdate()
    for fields in ({"from_on": dt.date(3026, 1, 1)}, {"from_on": today, "until_on": today}):
        with pytest.raises(DayNotPossible):
            pause(assignment=assignment, by=None, **fields)
    assert not Pause.objects.exists()


def test_an_exemption_has_no_place_for_a_reason(assignment: Assignment) -> None:
    assert exempt(assignment=assignment, by=None) == exempt(assignment=assignment, by=None)
    for model in (Exemption, Pause):
        names = {field.name for field in model._meta.get_fields()}
        assert names <= {
            "id", "assignment", "by", "at", "withdrawn_at", "step", "from_on", "until_on"
        }  # fmt: skip
        with pytest.raises(FieldDoesNotExist):
            model._meta.get_field("reason")
    ended = end_exemption(exemption=Exemption.objects.get(), by=None)
    assert ended.until_on == timezone.localdate()


def test_only_members_are_assigned_and_once(
    assignment: Assignment, cy: Any, kita: Organisation, programme: Programme
) -> None:
    again = assign(learner=assignment.learner, programme=programme, organisation=kita, by=None)
    assert again == assignment
    with pytest.raises(NotAMember):
        assign(learner=cy.learner, programme=programme, organisation=kita, by=None)


def test_taking_back_what_a_rule_gave_is_refused(
    ada: Any, kita: Organisation, join: Make, rule: Any
) -> None:
    join(ada, kita)
    sync()
    with pytest.raises(GivenByRule):
        release(assignment=Assignment.objects.get(), by=None)


def test_finishing_the_course_settles_the_programme(
    assignment: Assignment, ada: Any, p1: Any
) -> None:
    """By the verbs of the pages; nothing but the signal tells the programme."""
    from lms.services.enrolments import enrol
    from tests.conftest import complete

    complete(enrol(learner=ada.learner, course=p1))
    today = timezone.localdate()
    assert period().begun_on == today
    confirm_step(assignment=assignment, step=step_of(assignment, "concept"), on=today, by=None)
    first = Period.objects.get(cycle=1)
    assert first.fulfilled_on == today
    assert first.valid_until == period().baseline_on
