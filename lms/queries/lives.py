"""Everything known about assignments, gathered in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.fields import CharField, DateField
from django.db.models.functions import Cast
from django.utils import timezone

from ..models import (
    Assignment,
    Completion,
    Exemption,
    Extension,
    Pause,
    Period,
    Recognition,
    StepFulfilment,
    StepRecord,
    TemporaryFulfilment,
)
from ..periods import timeline
from ..plans import WHOLE, Cycle, Done, Facts, Plan, Span
from ..plans import Extension as Longer
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


def lives(assignments: Sequence[Assignment]) -> list[Life]:
    """In the order given; seven queries, an eighth where lessons count as steps."""
    pks = [one.pk for one in assignments]
    periods: dict[int, list[Period]] = defaultdict(list)
    for period in Period.objects.filter(assignment__in=pks).order_by("cycle"):
        periods[period.assignment_id].append(period)
    versions = {one.version_id for one in assignments}
    versions |= {period.version_id for rows in periods.values() for period in rows}
    plans = plans_of(versions)
    noted = arranged(pks)
    learned = learnt({one.learner_id for one in assignments}, plans)
    return [
        life(one, plans, periods[one.pk], noted[one.pk], learned[one.learner_id])
        for one in assignments
    ]


def life(
    assignment: Assignment,
    plans: dict[int, VersionPlan],
    periods: list[Period],
    noted: list[tuple[Any, ...]],
    learned: list[tuple[Any, ...]],
) -> Life:
    own = {assignment.version_id, *(period.version_id for period in periods)}
    mine = [plans[version] for version in own]
    done = set(done_by_learning(learned, mine))
    sets: dict[str, set[Any]] = defaultdict(set)
    waived = set()
    for kind, _pk, start, end, key, number, noted_on in noted:
        if kind == "done":
            done.add(Done(start, key or WHOLE, accepted=True))
        elif kind == "recognised":
            done.add(Done(start, key, accepted=True))
        elif kind == "exempt" and key:
            done.add(Done(start, key, accepted=True))
            waived.add(key)
        elif kind == "extension":
            sets[kind].add(Longer(number, start, noted_on))
        elif start != end:
            sets[kind].add(Span(start, end))
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


def done_by_learning(
    learned: list[tuple[Any, ...]], plans: Collection[VersionPlan]
) -> Iterator[Done]:
    """Completions as facts about steps; lessons count once all of a set are done in one cycle."""
    lessons: dict[int, dict[int, dt.date]] = defaultdict(dict)
    for course, day, units, enrolment, lesson in learned:
        if lesson:
            lessons[enrolment][lesson] = day
            continue
        for plan in plans:
            for key in plan.by_course.get(course, ()):
                yield Done(day, key, units)
    for plan in plans:
        for key, wanted in plan.by_lessons:
            for days in lessons.values():
                if wanted <= days.keys():
                    yield Done(max(days[pk] for pk in wanted), key)


def learnt(
    learners: Collection[int], plans: dict[int, VersionPlan]
) -> dict[int, list[tuple[Any, ...]]]:
    """Completions, and lessons where a step asks for some only, by learner."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    courses = {course for plan in plans.values() for course in plan.by_course}
    completions = Completion.objects.filter(
        enrolment__learner__in=learners, enrolment__course__in=courses
    ).values_list("enrolment__learner", "enrolment__course", "completed_at", "units")
    for learner, course, moment, units in completions:
        found[learner].append((course, timezone.localdate(moment), units, None, None))
    pages = {pk for plan in plans.values() for _key, pks in plan.by_lessons for pk in pks}
    if pages:
        records = StepRecord.objects.filter(
            enrolment__learner__in=learners, step__in=pages
        ).values_list("enrolment__learner", "enrolment", "step", "done_at")
        for learner, enrolment, page, moment in records:
            day = timezone.localdate(moment)
            found[learner].append((None, day, 0, enrolment, page))
    return found


def arranged(pks: Collection[int]) -> dict[int, list[tuple[Any, ...]]]:
    """What was confirmed, recognised, put off, paused or waived; two queries."""
    rows = [
        arrangement(StepFulfilment, "done", pks, start="on", key="step__key"),
        arrangement(Extension, "extension", pks, start="until", number="cycle"),
        arrangement(Pause, "pause", pks, start="from_on", end="until_on"),
        arrangement(Exemption, "exempt", pks, start="from_on", end="until_on", key="step__key"),
        arrangement(TemporaryFulfilment, "temporary", pks, start="from_on", end="until_on"),
    ]
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows[0].union(*rows[1:], all=True):
        *fields, moment = row
        found[row[1]].append((*fields, timezone.localdate(moment)))
    accepted = Recognition.objects.filter(
        assignment__in=pks, accepted=True, step__isnull=False
    ).values_list("assignment", "held_on", "step__key")
    for assignment, held_on, key in accepted:
        found[assignment].append(("recognised", assignment, held_on, None, key, None, None))
    return found


def arrangement(
    model: Any,
    kind: str,
    pks: Collection[int],
    *,
    start: str,
    end: str = "",
    key: str = "",
    number: str = "",
) -> QuerySet:
    """(kind, assignment, start, end, key of step, cycle, noted at) of what was not taken back."""
    columns = {
        "_kind": Value(kind, CharField()),
        "_start": F(start),
        "_end": F(end) if end else Cast(Value(None), DateField()),
        "_key": F(key) if key else Cast(Value(None), CharField(max_length=40)),
        "_number": Cast(F(number) if number else Value(None), IntegerField()),
    }
    rows = model.objects.filter(assignment__in=pks, withdrawn_at__isnull=True)
    names = ("_kind", "assignment_id", "_start", "_end", "_key", "_number", "at")
    return rows.annotate(**columns).order_by().values_list(*names)
