"""Odd days, odd rules, people and courses that go: nothing breaks, something clear is said."""

import datetime as dt
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from courses.models import CoursePage, ProfessionalGroup
from lms.models import (
    Assignment,
    AudienceRule,
    Erasure,
    Membership,
    Organisation,
    Pause,
    Period,
    StepCourse,
    StepFulfilment,
)
from lms.services.assignments import assign
from lms.services.erasing import erase_person
from lms.services.fulfilling import confirm_step
from lms.services.people import save_profile
from lms.services.reminding import remind_all
from lms.services.rules import SyncReport, sync
from lms.services.settling import settle
from tests.lms.conftest import text_of

from .conftest import Make, completed, step_of

LEAP = dt.date(2028, 2, 29)


def check() -> str:
    out = StringIO()
    call_command("lms_check_records", stdout=out)
    return out.getvalue()


def test_who_enters_on_the_29th_of_february(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    """Days are reckoned in the database for the first round, in Python afterwards: both agree."""
    join(ada, kita, entered_on=LEAP)
    assert sync(on=LEAP).added == 1
    stored = Period.objects.values().get()
    assert stored["next_due_on"] == dt.date(2028, 3, 7)
    assert settle([Assignment.objects.get().pk]) == 0
    assert Period.objects.values().get() == stored


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC), dt.date(2026, 10, 25)),
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), dt.date(2026, 10, 25)),
        (dt.datetime(2026, 10, 25, 22, 59, tzinfo=dt.UTC), dt.date(2026, 10, 25)),
        (dt.datetime(2026, 10, 25, 23, 0, tzinfo=dt.UTC), dt.date(2026, 10, 26)),
        (dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC), dt.date(2026, 3, 29)),
        (dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC), dt.date(2026, 3, 29)),
    ],
)
def test_what_is_learned_in_a_night_of_changing_clocks_counts_for_its_day(
    assignment: Assignment, p1: CoursePage, moment: dt.datetime, day: dt.date
) -> None:
    Assignment.objects.update(starts_on=dt.date(2026, 3, 1))
    done = completed(assignment.learner, p1, day)
    type(done).objects.filter(pk=done.pk).update(completed_at=moment)
    settle([assignment.pk])
    assert Period.objects.get().begun_on == day


def test_the_daily_job_in_the_hour_that_comes_twice(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    """02:30 in Berlin, before and after the clocks go back: one day, one mail."""
    for hour in (0, 1):
        moment = dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC)
        Assignment.objects.update(starts_on=dt.date(2026, 10, 25))
        with patch("django.utils.timezone.now", return_value=moment):
            settle([assignment.pk])
            remind_all()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("model", "start", "end"),
    [(Membership, "entered_on", "left_on"), (AudienceRule, "entered_from", "entered_until")],
)
def test_an_end_before_the_start_is_refused_with_a_sentence(
    assignment: Assignment, rule: AudienceRule, model: Any, start: str, end: str
) -> None:
    row = model.objects.get()
    setattr(row, start, dt.date(2026, 5, 2))
    setattr(row, end, dt.date(2026, 5, 1))
    with pytest.raises(
        ValidationError,
        match=gettext("The last day can't be before the first.")
        + "|"
        + gettext("The end can't be before the beginning."),
    ):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_pause_that_ends_before_it_begins_cannot_be_stored(assignment: Assignment) -> None:
    wrong = {"from_on": dt.date(2026, 5, 2), "until_on": dt.date(2026, 5, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(assignment=assignment, **wrong)


def test_a_rule_that_means_nobody_does_nothing(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    rule.groups.set([ProfessionalGroup.objects.get(slug="police")])
    rule.save()
    join(ada, kita)
    assert sync() == SyncReport()


def test_a_rule_that_means_everybody_means_each_once_and_no_one_outside(
    ada: Any, cy: Any, tom: Any, kita: Organisation, club: Organisation, join: Make,
    programme: Any,
) -> None:  # fmt: skip
    AudienceRule.objects.create(programme=programme)
    save_profile(user=tom, name="Tom", groups=[])
    join(ada, kita)
    join(ada, club)
    join(cy, club, role=Membership.Role.MANAGER)
    assert sync() == SyncReport(added=3)
    assert not Assignment.objects.filter(learner=tom.learner).exists()


def test_a_course_that_people_have_as_a_step_is_not_deleted(
    assignment: Assignment, p1: CoursePage, admin: Any, browser_of: Make
) -> None:
    office = browser_of(admin)
    url = reverse("wagtailadmin_pages:delete", args=[p1.pk])
    for send in (office.get, office.post):
        page = text_of(send(url, follow=True))
        assert "Neu im Team" in page
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert "Neu im Team" in text_of(office.post(f"{bulk}?id={p1.pk}", follow=True))
    assert StepCourse.objects.get().course == p1
    Assignment.objects.update(released_on=timezone.localdate())
    office.post(url)
    assert not CoursePage.objects.filter(pk=p1.pk).exists()
    assert StepCourse.objects.get().course is None
    assert check() == "No contradiction.\n"


def test_what_a_manager_confirmed_who_has_left_or_is_erased_still_counts(
    assignment: Assignment, tom: Any, kita: Organisation, join: Make
) -> None:
    save_profile(user=tom, name="Tom", groups=[])
    post = join(tom, kita, role=Membership.Role.MANAGER)
    today = timezone.localdate()
    confirm_step(assignment=assignment, step=step_of(assignment, "concept"), on=today, by=tom)
    Membership.objects.filter(pk=post.pk).update(left_on=today)
    erase_person(user=tom, asked_by=Erasure.Asker.OFFICE)
    assert StepFulfilment.objects.get().by is None
    assert Period.objects.get().begun_on == today
    assert check() == "No contradiction.\n"


def test_who_is_erased_is_in_no_job_any_more(
    ada: Any, assignment: Assignment, rule: AudienceRule, mailoutbox: list[Any]
) -> None:
    erase_person(user=ada, asked_by=Erasure.Asker.SELF)
    out = StringIO()
    call_command("lms_daily", stdout=out, stderr=out)
    assert "0 assigned, 0 released" in out.getvalue()
    assert mailoutbox == []
    assert check() == "No contradiction.\n"


def test_nobody_is_assigned_twice_by_hand(assignment: Assignment, ada: Any) -> None:
    again = assign(
        learner=ada.learner, programme=assignment.programme,
        organisation=assignment.organisation, by=None,
    )  # fmt: skip
    assert again == assignment
