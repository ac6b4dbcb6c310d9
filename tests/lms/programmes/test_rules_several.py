"""Two rules, one person, one programme: given once, all reasons told, the later deadline holds."""

import datetime as dt
import random
from typing import Any

import pytest
from django.utils import timezone

from courses.models import ProfessionalGroup
from lms.exceptions import GivenByRule
from lms.models import Assignment, AudienceRule, Membership, Organisation, Period
from lms.queries.audiences import matching
from lms.queries.duties import duties_of
from lms.queries.reasons import means, rules_behind
from lms.services.assignments import release
from lms.services.rules import SyncReport, sync, sync_people

from .conftest import Make

ENTERED = dt.date(2026, 1, 10)
LATER = dt.date(2026, 9, 1)


@pytest.fixture
def second(rule: AudienceRule, kita: Organisation) -> AudienceRule:
    """For the Kita alone, and nobody's time begins before September."""
    return AudienceRule.objects.create(programme=rule.programme, organisation=kita, starts_on=LATER)


def due(days: int, begins: dt.date = LATER) -> dt.date:
    return begins + dt.timedelta(days=days)


def test_the_later_deadline_holds_whichever_rule_came_first(
    ada: Any, kita: Organisation, join: Make, second: AudienceRule
) -> None:
    join(ada, kita, entered_on=ENTERED)
    assert sync() == SyncReport(added=1)
    period = Period.objects.get()
    assert (period.opens_on, period.next_due_on, period.due_on) == (ENTERED, due(7), due(180))
    assert sync() == SyncReport()


def test_a_rule_that_comes_later_moves_deadlines_and_nothing_else(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule
) -> None:
    join(ada, kita, entered_on=ENTERED)
    sync()
    assert Period.objects.get().due_on == due(180, ENTERED)
    other = AudienceRule.objects.create(
        programme=rule.programme, organisation=kita, starts_on=LATER
    )
    sync_people(learners=[ada.learner.pk])
    assert Period.objects.get().due_on == due(180)
    assert Assignment.objects.get().rule == rule
    # And it does not move back when that rule ends.
    other.is_active = False
    other.save()
    sync()
    assert Period.objects.get().due_on == due(180)


def test_an_earlier_rule_brings_no_deadline_nearer(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, second: AudienceRule
) -> None:
    rule.is_active = False
    rule.save()
    join(ada, kita, entered_on=ENTERED)
    sync()
    rule.is_active = True
    rule.save()
    assert sync() == SyncReport()
    assert Period.objects.get().due_on == due(180)


def test_the_reason_names_all_rules(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, second: AudienceRule
) -> None:
    join(ada, kita)
    told: list[str] = []
    sync(tell=told.append)
    (duty,) = duties_of(ada.learner)
    for text in (duty.reason, told[0]):
        assert "Kita Sonnenweg" in text
        assert f"{rule.pk} " in text
        assert f"{second.pk} " in text
    AudienceRule.objects.filter(pk=second.pk).update(is_active=False)
    assert f"{second.pk} " not in duties_of(ada.learner)[0].reason.replace(f"{rule.pk} ", "")


def test_only_the_last_rule_that_ends_releases(
    ada: Any, kita: Organisation, join: Make, rule: AudienceRule, second: AudienceRule
) -> None:
    join(ada, kita)
    sync()
    number = Assignment.objects.get().pk
    AudienceRule.objects.filter(pk=rule.pk).update(is_active=False)
    assert sync() == SyncReport(kept=1)
    AudienceRule.objects.filter(pk=second.pk).update(is_active=False)
    assert sync() == SyncReport(released=1)
    assert Assignment.objects.get(pk=number).released_on == timezone.localdate()


def test_what_was_given_by_hand_and_is_meant_by_a_rule_is_not_released_by_hand(
    assignment: Assignment, rule: AudienceRule
) -> None:
    with pytest.raises(GivenByRule):
        release(assignment=assignment, by=None)
    assert "; " in duties_of(assignment.learner)[0].reason
    AudienceRule.objects.update(is_active=False)
    assert release(assignment=assignment, by=None).released_on


def test_both_ways_to_say_whom_a_rule_means_agree(
    ada: Any, provider: Organisation, kita: Organisation, club: Organisation, rule: AudienceRule,
    assignment: Assignment, childcare: ProfessionalGroup,
) -> None:  # fmt: skip
    """On a hundred random rules and memberships: in SQL for the sync, in Python for the reason."""
    dice, today = random.Random(7), timezone.localdate()
    places, days = [provider, kita, club, None], [None, ENTERED, LATER, today]
    found = set()
    for _try in range(100):
        Membership.objects.update(
            organisation=dice.choice(places[:3]),
            role=dice.choice(Membership.Role.values),
            group=dice.choice([childcare, None]),
            entered_on=dice.choice(days[1:]),
        )
        Assignment.objects.update(organisation=Membership.objects.get().organisation)
        AudienceRule.objects.update(
            organisation=dice.choice(places),
            include_below=dice.choice([True, False]),
            role=dice.choice(["", *Membership.Role.values]),
            entered_from=dice.choice([None, ENTERED]),
            entered_until=dice.choice([None, LATER]),
        )
        fresh = AudienceRule.objects.select_related("programme", "organisation").get()
        fresh.groups.set(dice.choice([[], [childcare]]))
        fresh.save()
        in_sql = matching(fresh, today).exists()
        assert means(fresh, Membership.objects.select_related("organisation").get()) == in_sql
        assert bool(rules_behind([Assignment.objects.get()], today)[assignment.pk]) == in_sql
        found.add(in_sql)
    assert found == {True, False}
