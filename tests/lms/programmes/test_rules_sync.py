"""Rules give a programme and take it back; a second run changes nothing."""

import datetime as dt
from typing import Any

from django.utils import timezone

from courses.models import ProfessionalGroup
from lms.models import Assignment, AudienceRule, Membership, Organisation, Period, Programme
from lms.services.rules import SyncReport, sync, sync_people

from .conftest import Make, completed


def test_a_new_member_gets_it_with_deadlines(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita, entered_on=dt.date(2026, 1, 31))
    assert sync() == SyncReport(added=1)
    assignment = Assignment.objects.get()
    assert (assignment.learner, assignment.organisation) == (ada.learner, kita)
    period = assignment.periods.get()
    assert period.opens_on == dt.date(2026, 1, 31)
    assert period.due_on == period.baseline_on == dt.date(2026, 7, 30)
    # The reading is due after seven days; from the day after that on she is late.
    assert period.next_due_on == dt.date(2026, 2, 7)
    assert period.overdue_on == dt.date(2026, 2, 8)


def test_a_second_run_changes_nothing(
    ada: Any, cy: Any, kita: Organisation, provider: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita)
    join(ada, kita, role=Membership.Role.MANAGER)
    join(cy, provider)
    assert sync().added == 2
    assert sync() == sync() == SyncReport()
    assert Period.objects.count() == 2


def test_the_leaver_is_released_and_keeps_her_record(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    membership = join(ada, kita)
    sync()
    membership.left_on = timezone.localdate()
    membership.save()
    assert sync_people(learners=[ada.learner.pk]) == SyncReport(released=1)
    released = Assignment.objects.get()
    assert released.released_on == timezone.localdate()
    assert released.periods.count() == 1
    # Who comes back begins anew, in a row of her own.
    join(ada, kita)
    assert sync().added == 1
    assert Assignment.objects.count() == 2


def test_a_change_of_group_adds_and_releases(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, childcare: ProfessionalGroup
) -> None:
    rule.groups.add(childcare)
    rule.save()
    membership = join(ada, kita)
    assert sync() == SyncReport()
    Membership.objects.filter(pk=membership.pk).update(group=childcare)
    assert sync() == SyncReport(added=1)
    Membership.objects.filter(pk=membership.pk).update(group=None)
    assert sync() == SyncReport(released=1)


def test_two_rules_for_the_same_programme_give_it_once(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    """And where the first ends, the second goes on without a break."""
    other = AudienceRule.objects.create(programme=rule.programme, organisation=kita)
    join(ada, kita)
    assert sync().added == 1
    rule.is_active = False
    rule.save()
    assert sync() == SyncReport(kept=1)
    assert Assignment.objects.get().rule == other
    other.is_active = False
    other.save()
    assert sync() == SyncReport(released=1)


def test_nobody_outside_is_meant(
    ada: Any, cy: Any, tom: Any, kita: Organisation, club: Organisation, join: Make,
    rule: AudienceRule, person: Make,
) -> None:  # fmt: skip
    """Neither another organisation, nor who has not confirmed, nor who comes next month."""
    join(ada, club)
    join(cy, kita, confirmed_at=None)
    assert sync() == SyncReport()
    rule.include_below = False
    rule.save()
    Membership.objects.filter(learner=cy.learner).update(confirmed_at=timezone.now())
    assert sync() == SyncReport()
    rule.include_below = True
    rule.save()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    Membership.objects.filter(learner=cy.learner).update(entered_on=tomorrow)
    assert sync() == SyncReport()
    assert sync(on=tomorrow).added == 1


def test_a_rule_for_everybody_and_a_programme_switched_off(
    ada: Any, cy: Any, kita: Organisation, club: Organisation, join: Make, programme: Programme
) -> None:
    AudienceRule.objects.create(programme=programme)
    join(ada, kita)
    join(cy, club)
    assert sync().added == 2
    programme.is_active = False
    programme.save()
    assert sync() == SyncReport(released=2)


def test_nobodys_time_begins_before_the_rule_does(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita, entered_on=dt.date(2001, 9, 1))
    rule.starts_on = dt.date(2026, 9, 1)
    rule.save()
    sync()
    assert Assignment.objects.get().starts_on == dt.date(2026, 9, 1)


def test_what_was_learned_before_counts(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, p1: Any
) -> None:
    today = timezone.localdate()
    completed(ada.learner, p1, today - dt.timedelta(days=100))
    join(ada, kita)
    sync()
    period = Period.objects.get()
    assert period.begun_on == today - dt.timedelta(days=100)
    assert period.fulfilled_on is None


def test_a_dry_run_tells_what_the_next_run_does(
    ada: Any, cy: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita)
    leaver = join(cy, kita)
    sync_people(learners=[cy.learner.pk])
    Membership.objects.filter(pk=leaver.pk).update(left_on=timezone.localdate())
    said: list[str] = []
    foreseen = sync(dry_run=True, tell=said.append)
    assert Assignment.objects.active().get().learner == cy.learner
    done: list[str] = []
    assert sync(tell=done.append) == foreseen == SyncReport(added=1, released=1)
    assert said == done
    assert said[0].startswith("+ Ada Lovelace · Neu im Team: ")
    assert "Kita Sonnenweg" in said[0]
    assert said[1].startswith("- Cy Fremd")


def test_a_leaver_assigned_by_hand_is_released_too(
    assignment: Assignment, kita: Organisation
) -> None:
    assert sync() == SyncReport()
    Membership.objects.update(left_on=timezone.localdate())
    assert sync() == SyncReport(released=1)
