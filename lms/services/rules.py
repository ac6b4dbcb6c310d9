"""Keep assignments in step with the rules, both ways; running it again changes nothing.

Sets travel inside the database: one INSERT … SELECT a rule, however many people it means.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from ..models import (
    Assignment,
    AudienceRule,
    Enrolment,
    Membership,
    Organisation,
    Period,
    ProgrammeVersion,
)
from ..queries.audiences import current_version, left_behind, matching, meant, stale
from ..queries.plans import plans_of
from ..queries.reasons import rules_behind
from ..sql import PlusDays, insert_select
from .rule_deadlines import begins_with, put_off
from .settling import settle_all

Tell = Callable[[str], None]
PORTION = 500
STEP = Organisation.steplen


@dataclass(frozen=True)
class SyncReport:
    """How many were assigned, released, and kept for another reason than before."""

    added: int = 0
    released: int = 0
    kept: int = 0


def sync_people(*, learners: Iterable[int]) -> SyncReport:
    """The same for these people alone: after they came, left or changed their group."""
    return sync(learners=list(learners))


@transaction.atomic
def sync(
    *,
    learners: Collection[int] | None = None,
    on: dt.date | None = None,
    dry_run: bool = False,
    tell: Tell | None = None,
    each: Callable[[Iterable[AudienceRule]], Iterable[AudienceRule]] = iter,
) -> SyncReport:
    """Assign whom a rule means, release whom none does; `tell` gets a line about each person.

    Whom several mean has it once, with the latest of their deadlines: a deadline never moves to
    an earlier day because of a rule, also not when the later one ends.

    A dry run is the same work, taken back: what it tells is what the next run will do. `each`
    may wrap the rules in a bar of progress.
    """
    now, on = timezone.now(), on or timezone.localdate()
    rules = AudienceRule.objects.select_related("programme", "organisation")
    if learners is not None:
        rules = rules.filter(may_concern(learners))
    ordered = list(rules.prefetch_related("groups").order_by("pk"))
    kept = sum(rehome(rule, ordered, on, learners) for rule in ordered)
    released = sum(release_stale(stale(rule, on), now, on, learners) for rule in ordered)
    released += release_stale(left_behind(on), now, on, learners)
    added = sum(add(rule, now, on, learners) for rule in each(ordered))
    for rule in ordered:
        put_off(rule, on, learners)
    if tell:
        for line in lines(now, on):
            tell(line)
    if dry_run:
        transaction.set_rollback(True)
    return SyncReport(added=added, released=released, kept=kept)


def may_concern(learners: Collection[int]) -> Q:
    """Rules of places where these people are or have been, and those that gave them something."""
    places = Membership.objects.filter(learner__in=learners).values_list("organisation__path")
    above = {
        path[:end] for (path,) in places.distinct() for end in range(STEP, len(path) + 1, STEP)
    }
    given = Assignment.objects.active().filter(learner__in=learners, rule__isnull=False)
    return (
        Q(organisation__isnull=True)
        | Q(organisation__path__in=above)
        | Q(pk__in=given.values("rule"))
    )


def only(rows: QuerySet, learners: Collection[int] | None) -> QuerySet:
    return rows if learners is None else rows.filter(learner__in=learners)


def rehome(
    rule: AudienceRule,
    rules: list[AudienceRule],
    on: dt.date,
    learners: Collection[int] | None,
) -> int:
    """What another rule of the same programme wants as well goes on under that rule."""
    lost = only(stale(rule, on), learners)
    others = [one for one in rules if one.programme_id == rule.programme_id and one != rule]
    if not others or not lost.exists():
        return 0
    return sum(lost.filter(meant(other, on)).update(rule=other) for other in others)


def release_stale(
    rows: QuerySet[Assignment],
    now: dt.datetime,
    on: dt.date,
    learners: Collection[int] | None,
) -> int:
    return only(rows, learners).update(released_on=on, released_at=now)


def add(rule: AudienceRule, now: dt.datetime, on: dt.date, learners: Collection[int] | None) -> int:
    """Assign everybody the rule means who has not got the programme there; with first periods."""
    version = current_version(rule.programme_id)
    if version is None:
        return 0
    has_it = Assignment.objects.active().filter(
        learner=OuterRef("learner"),
        organisation=OuterRef("organisation"),
        programme=rule.programme_id,
    )
    new = only(matching(rule, on), learners).filter(~Exists(has_it))
    first_entered = new.order_by("entered_on", "pk")
    number = insert_select(Assignment, first_entered, columns_of(rule, version, now))
    if number:
        made = Assignment.objects.filter(rule=rule, assigned_at=now)
        open_first_periods(made, version)
        settle_all(made.filter(Exists(learnt_before(version))))
    return number


def columns_of(
    rule: AudienceRule, version: ProgrammeVersion, now: dt.datetime
) -> dict[str, object]:
    return {
        "learner": F("learner_id"),
        "programme": Value(rule.programme_id),
        "version": Value(version.pk),
        "organisation": F("organisation_id"),
        "rule": Value(rule.pk),
        "membership": F("pk"),
        "group": F("group_id"),
        "assigned_at": Value(now, DateTimeField()),
        "starts_on": begins_with(rule),
    }


def open_first_periods(made: QuerySet[Assignment], version: ProgrammeVersion) -> int:
    """The periods `lms.rules.periods.timeline` would make out of no facts at all."""
    plan = plans_of([version.pk])[version.pk].plan
    first = [
        step.due_days
        for step in plan.steps
        if step.needed and step.since and step.due_days is not None
    ]
    due, nearest = plan.due_days, min([plan.due_days, *first])
    return insert_select(
        Period,
        made,
        {
            "assignment": F("pk"),
            "version": Value(version.pk),
            "cycle": Value(1),
            "opens_on": F("starts_on"),
            "baseline_on": PlusDays("starts_on", due),
            "due_on": PlusDays("starts_on", due),
            "overdue_on": PlusDays("starts_on", nearest + plan.grace_days + 1),
            "next_due_on": PlusDays("starts_on", nearest),
        },
    )


def learnt_before(version: ProgrammeVersion) -> QuerySet[Enrolment]:
    """Whether somebody has ever begun a course of the programme: only then facts may be there."""
    courses = version.steps.filter(courses__course__isnull=False).values("courses__course")
    return Enrolment.objects.filter(learner=OuterRef("learner"), course__in=courses)


def lines(now: dt.datetime, on: dt.date) -> Iterable[str]:
    """What this run did, a line a person, with the reason; streamed."""
    names = ("learner__user", "organisation", "programme", "rule", "group")
    rows = Assignment.objects.select_related(*names).order_by("pk")
    for sign, done in (("+", {"assigned_at": now}), ("-", {"released_at": now})):
        last = 0
        while batch := list(rows.filter(pk__gt=last, **done)[:PORTION]):
            rules = rules_behind(batch, on)
            for one in batch:
                yield f"{sign} {one.learner} · {one.programme}: {one.reason(rules[one.pk])}"
            last = batch[-1].pk


def first_membership(learner: int, organisation: int, on: dt.date) -> Membership | None:
    """The membership that gives an assignment by hand its ground."""
    here = Membership.objects.active(on).filter(learner=learner, organisation=organisation)
    return here.filter(organisation__is_active=True).order_by("pk").first()
