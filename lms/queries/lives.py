"""Everything known about assignments, gathered in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from ..models import Assignment, Period, ProgrammeVersion
from ..rules.periods import timeline
from ..rules.plans import WHOLE, Cycle, Done, Facts, Plan, Span
from ..rules.plans import Extension as Longer
from .facts import Noted, facts_of
from .plans import VersionPlan, plans_of

PERIOD_DATES = (
    "opens_on",
    "baseline_on",
    "due_on",
    "overdue_on",
    "next_due_on",
    "begun_on",
    "fulfilled_on",
    "valid_until",
)
PERIOD_FIELDS = ("version_id", *PERIOD_DATES)


@dataclass(frozen=True)
class Life:
    """One assignment with its plans, its stored periods and its facts."""

    assignment: Assignment
    plans: dict[int, VersionPlan]
    periods: tuple[Period, ...]
    facts: Facts
    waived: frozenset[str]

    def version_of(self, cycle: int) -> int:
        """A round that is over keeps the version it had."""
        for period in self.periods:
            if period.cycle == cycle and period.fulfilled_on:
                return period.version_id
        return self.assignment.version_id

    def plan_of(self, cycle: int) -> Plan:
        return self.plans[self.version_of(cycle)].plan

    @cached_property
    def cycles(self) -> tuple[Cycle, ...]:
        return timeline(self.assignment.starts_on, self.plan_of, self.facts)


def period_values(life: Life, cycle: Cycle) -> dict[str, Any]:
    """What the row of a cycle has to hold."""
    values = {name: getattr(cycle, name) for name in PERIOD_DATES}
    return values | {"version_id": life.version_of(cycle.number)}


@dataclass(frozen=True)
class Gathered:
    """Lives in the order asked for, and all plans that were read for them."""

    lives: list[Life]
    plans: dict[int, VersionPlan]


def lives(assignments: Sequence[Assignment]) -> list[Life]:
    """In the order given; three queries."""
    return gather(assignments).lives


def gather(
    assignments: Sequence[Assignment], also: QuerySet[ProgrammeVersion] | None = None
) -> Gathered:
    """Lives, and with the plans they need those of some more versions; three queries."""
    pks = [one.pk for one in assignments]
    periods: dict[int, list[Period]] = defaultdict(list)
    for period in Period.objects.filter(assignment__in=pks).order_by("cycle"):
        periods[period.assignment_id].append(period)
    versions = {one.version_id for one in assignments}
    versions |= {period.version_id for rows in periods.values() for period in rows}
    plans = plans_of(versions, also)
    noted, learnt = facts_of(pks, {one.learner_id for one in assignments}, plans.values())
    found = [
        life(one, plans, periods[one.pk], noted[one.pk], learnt[one.learner_id])
        for one in assignments
    ]
    return Gathered(found, plans)


def life(
    assignment: Assignment,
    plans: dict[int, VersionPlan],
    periods: list[Period],
    noted: list[Noted],
    learnt: list[Noted],
) -> Life:
    own = {assignment.version_id, *(period.version_id for period in periods)}
    mine = [plans[version] for version in own]
    done = set(done_by_learning(learnt, mine))
    sets: dict[str, set[Any]] = defaultdict(set)
    waived = set()
    for one in noted:
        if one.kind == "done":
            done.add(Done(one.start, one.key or WHOLE, accepted=True))
        elif one.kind == "recognised":
            done.add(Done(one.start, one.key, accepted=True))
        elif one.kind == "exempt" and one.key:
            done.add(Done(one.start, one.key, accepted=True))
            waived.add(one.key)
        elif one.kind == "extension":
            sets[one.kind].add(Longer(one.number, one.start, one.day))
        elif one.start != one.end:
            sets[one.kind].add(Span(one.start, one.end))
    facts = Facts(
        done=frozenset(done),
        extensions=frozenset(sets["extension"]),
        pauses=frozenset(sets["pause"]),
        exempt=frozenset(sets["exempt"]),
        temporary=frozenset(sets["temporary"]),
        event_on=assignment.event_on,
        due_from=assignment.due_from,
    )
    return Life(assignment, plans, tuple(periods), facts, frozenset(waived))


def done_by_learning(learnt: list[Noted], plans: Collection[VersionPlan]) -> Iterator[Done]:
    """Completions as facts about steps; lessons count once all of a set are done in one cycle."""
    lessons: dict[int, dict[int, dt.date]] = defaultdict(dict)
    for one in learnt:
        if one.kind == "lesson":
            lessons[one.enrolment][one.number] = one.day
            continue
        for plan in plans:
            for key in plan.by_course.get(one.number, ()):
                yield Done(one.day, key, one.units)
    for plan in plans:
        for key, wanted in plan.by_lessons:
            for days in lessons.values():
                if wanted <= days.keys():
                    yield Done(max(days[pk] for pk in wanted), key)
