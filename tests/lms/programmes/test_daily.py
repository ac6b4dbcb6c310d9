"""The daily job, and the check that finds contradictions."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from courses.models import CoursePage
from lms.models import (
    Assignment,
    AudienceRule,
    MemberImport,
    Membership,
    Organisation,
    Period,
    ProgrammeStep,
    ProgrammeVersion,
    Reminder,
    StepCourse,
)
from lms.services.programmes import copy_version, publish

from .conftest import Make, completed


def run(name: str, *words: str) -> str:
    out = StringIO()
    call_command(name, *words, stdout=out, stderr=out)
    return out.getvalue()


def state() -> list[Any]:
    models = (Assignment, Period, Reminder, StepCourse)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_running_it_again_changes_nothing(
    ada: Any, cy: Any, kita: Organisation, join: Make, rule: AudienceRule, mailoutbox: list[Any]
) -> None:
    join(ada, kita)
    join(cy, kita)
    assert "2 assigned, 0 released" in run("lms_daily")
    before, mails = state(), len(mailoutbox)
    assert mails == 2
    for _run in range(2):
        assert "0 assigned, 0 released" in run("lms_daily")
    assert state() == before
    assert len(mailoutbox) == mails


def test_one_part_that_fails_keeps_none_of_the_others(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, mailoutbox: list[Any],
    settings: Any,
) -> None:  # fmt: skip
    settings.EMAIL_BACKEND = "no.such.backend"
    join(ada, kita)
    with pytest.raises(CommandError, match="failed: reminders sent"):
        run("lms_daily")
    assert Assignment.objects.count() == 1


def test_imported_completions_are_swept_in(assignment: Assignment, p1: CoursePage) -> None:
    completed(assignment.learner, p1, timezone.localdate())
    assert Period.objects.get().begun_on is None
    run("lms_daily")
    assert Period.objects.get().begun_on == timezone.localdate()


def test_a_waiting_step_wakes_up_when_its_course_comes(
    assignment: Assignment, p1: CoursePage
) -> None:
    draft = copy_version(version=assignment.version)
    step = ProgrammeStep.objects.create(version=draft, key="x9", title="Kommt noch", sort_order=9)
    StepCourse.objects.create(step=step, code="X9")
    publish(version=draft)
    Assignment.objects.update(version=draft)
    run("lms_daily")
    assert StepCourse.objects.get(code="X9").course is None
    CoursePage.objects.filter(pk=p1.pk).update(code="X9")
    run("lms_daily")
    row = StepCourse.objects.get(code="X9")
    assert (row.course, row.mapped_on) == (p1, timezone.localdate())


def test_the_dry_run_names_people_and_reasons(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita)
    said = run("lms_sync_rules", "--dry-run")
    assert "+ Ada Lovelace" in said
    assert "1 would be assigned" in said
    assert not Assignment.objects.exists()


def test_no_contradiction_by_construction(assignment: Assignment) -> None:
    assert run("lms_check_records") == "No contradiction.\n"


def test_contradictions_are_found_and_named(assignment: Assignment) -> None:
    Period.objects.update(due_on=dt.date(2031, 1, 1), overdue_on=dt.date(2031, 2, 1))
    Membership.objects.update(left_on=timezone.localdate())
    ProgrammeVersion.objects.update(published_at=None)
    out = StringIO()
    with pytest.raises(CommandError, match="4 contradictions"):
        call_command("lms_check_records", stdout=out)
    said = out.getvalue()
    assert f"assignment {assignment.pk}: period 1 has due_on 2031-01-01" in said
    assert "has left the organisation" in said
    assert "never published" in said


def test_lists_of_members_go_after_thirty_days(kita: Organisation) -> None:
    """They hold names and addresses of people who may never have joined."""
    old = MemberImport.objects.create(organisation=kita, file_name="alt.csv")
    new = MemberImport.objects.create(organisation=kita, file_name="neu.csv")
    past = timezone.now() - dt.timedelta(days=31)
    MemberImport.objects.filter(pk=old.pk).update(created_at=past)
    assert "lists of members removed: 1" in run("lms_daily")
    assert list(MemberImport.objects.all()) == [new]
