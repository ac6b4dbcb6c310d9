"""Thirty, fourteen and no days before, then at most twice; neutral, and never doubled."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext

from lms.models import (
    Assignment,
    AudienceRule,
    Membership,
    Organisation,
    Programme,
    Reminder,
    ReminderChoice,
)
from lms.rules.reminder_days import kind_for
from lms.services.arrangements import exempt, pause
from lms.services.fulfilling import confirm_step, take_over
from lms.services.reminding import remind_all, remind_now
from lms.services.rules import sync
from lms.services.settling import settle

from .conftest import Make, step_of

DEADLINE = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        (31, None), (30, "30"), (15, "30"), (14, "14"), (1, "14"), (0, "0"), (-6, "0"),
        (-7, "late1"), (-20, "late1"), (-21, "late2"), (-999, "late2"),
    ],
)  # fmt: skip
def test_which_reminder_it_is_time_for(left: int, kind: str | None) -> None:
    assert kind_for(DEADLINE, DEADLINE - dt.timedelta(days=left)) == kind


def days_with_mail(assignment: Assignment, days: list[int], mailoutbox: list[Any]) -> list[int]:
    """On which of these days after the start a mail goes out, the job running twice a day."""
    found = []
    for number in days:
        before = len(mailoutbox)
        for _run in range(2):
            remind_all(on=assignment.starts_on + dt.timedelta(days=number))
        assert len(mailoutbox) - before in {0, 1}
        found += [number] if len(mailoutbox) > before else []
    return found


def test_a_deadline_is_spoken_of_five_times_at_most(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    step, today = step_of(assignment, "concept"), timezone.localdate()
    confirm_step(assignment=assignment, step=step, on=today, by=None)
    # P1 within 60 days, all of it within 180.
    days = [0, 29, 30, 31, 45, 46, 47, 59, 60, 61, 66, 67, 68, 80, 81, 82, 120, 149]
    assert days_with_mail(assignment, days, mailoutbox) == [30, 46, 60, 67, 81]
    assert days_with_mail(assignment, [150, 151], mailoutbox) == [150]


def test_the_mail_names_no_topic(assignment: Assignment, mailoutbox: list[Any]) -> None:
    remind_all()
    (mail,) = mailoutbox
    assert mail.to == ["ada@example.org"]
    with translation.override("de"):
        assert mail.subject == gettext("Reminder from your learning platform")
    text = mail.subject + mail.body
    for word in ("Neu im Team", "Hinsehen", "Kinderschutz", "Schutzkonzept", "Kita", "Ada"):
        assert word not in text
    assert "/pflichten/" in mail.body
    assert Reminder.objects.get().sent_at


def test_nobody_is_reminded_of_what_rests_or_is_done(
    assignment: Assignment, mailoutbox: list[Any]
) -> None:
    today = timezone.localdate()
    pause(assignment=assignment, from_on=today, until_on=today + dt.timedelta(10), by=None)
    assert remind_all() == 0
    later = today + dt.timedelta(days=11)
    take_over(assignment=assignment, on=today, by=None)
    assert remind_all(on=later) == 0
    assert not remind_now(assignment=assignment, by=None)
    assert mailoutbox == []


def test_done_otherwise_is_not_asked_for(assignment: Assignment, mailoutbox: list[Any]) -> None:
    exempt(assignment=assignment, by=None)
    assert remind_all() == 0


def test_reminding_now_goes_once_a_day(assignment: Assignment, mailoutbox: list[Any]) -> None:
    assert remind_now(assignment=assignment, by=None)
    assert not remind_now(assignment=assignment, by=None)
    assert len(mailoutbox) == 1


def test_mails_can_be_declined_where_no_duty_stands_against_it(
    assignment: Assignment, programme: Programme, mailoutbox: list[Any]
) -> None:
    ReminderChoice.objects.create(learner=assignment.learner, no_voluntary=True)
    programme.is_binding = False
    programme.save()
    assert remind_all() == 0
    programme.is_binding = True
    programme.save()
    assert remind_all() == 1


def test_no_mail_to_an_account_that_is_switched_off(
    assignment: Assignment, ada: Any, mailoutbox: list[Any]
) -> None:
    ada.is_active = False
    ada.save()
    assert remind_all() == 0


def test_a_copy_for_managers_only_if_the_rule_says_so(
    ada: Any, tom: Any, kita: Organisation, join: Make, rule: AudienceRule, mailoutbox: list[Any]
) -> None:
    from lms.services.people import save_profile

    save_profile(user=tom, name="Tom", groups=[])
    rule.copy_managers = True
    rule.save()
    join(tom, kita, role=Membership.Role.MANAGER)
    join(ada, kita)
    sync()
    Assignment.objects.filter(learner=tom.learner).delete()
    late = timezone.localdate() + dt.timedelta(days=14)
    remind_all(on=late)
    assert [mail.to[0] for mail in mailoutbox] == ["ada@example.org", "tom@example.org"]
    assert "Ada" not in mailoutbox[1].body


def test_a_voluntary_step_is_not_asked_for(assignment: Assignment, mailoutbox: list[Any]) -> None:
    """It has a day of its own, but nothing becomes late by it."""
    assignment.version.steps.filter(key="concept").update(needed=False)
    settle([assignment.pk])
    assert remind_all(on=assignment.starts_on + dt.timedelta(days=7)) == 0
    assert remind_all(on=assignment.starts_on + dt.timedelta(days=60)) == 1
