"""Versions of programmes as plans: what `lms.periods` reckons with."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from ..models import ProgrammeStep, ProgrammeVersion, StepCourse
from ..plans import Plan, PlanStep, Renewal, StepRule


@dataclass(frozen=True)
class VersionPlan:
    """A plan, its steps as rows, and which course or lessons fulfil which of them."""

    plan: Plan
    steps: tuple[ProgrammeStep, ...]
    keys: dict[int, str]  # step → key
    by_course: dict[int, list[str]] = field(default_factory=dict)
    by_lessons: list[tuple[str, frozenset[int]]] = field(default_factory=list)
    waiting: frozenset[str] = frozenset()

    def steps_of(self, cycle: int) -> list[ProgrammeStep]:
        asked = {step.key for step in self.plan.steps_of(cycle)}
        return [step for step in self.steps if step.key in asked]


def plans_of(versions: Collection[int]) -> dict[int, VersionPlan]:
    """The plans of these versions; two queries. A published version has steps."""
    steps: dict[ProgrammeVersion, list[ProgrammeStep]] = defaultdict(list)
    asked = ProgrammeStep.objects.filter(version__in=versions).select_related("version")
    for step in asked.order_by("sort_order", "pk"):
        steps[step.version].append(step)
    courses: dict[int, list[StepCourse]] = defaultdict(list)
    rows = StepCourse.objects.filter(step__version__in=versions).select_related("course")
    for row in rows.order_by("sort_order", "pk"):
        courses[row.step_id].append(row)
    return {one.pk: version_plan(one, found, courses) for one, found in steps.items()}


def version_plan(
    version: ProgrammeVersion, steps: list[ProgrammeStep], courses: dict[int, list[StepCourse]]
) -> VersionPlan:
    by_course: dict[int, list[str]] = defaultdict(list)
    by_lessons = []
    since: dict[str, dt.date | None] = {}
    for step in steps:
        rows = [row for row in courses.get(step.pk, ()) if row.course_id]
        since[step.key] = since_when(step, rows)
        for row in rows:
            by_course[row.course_id].append(step.key)
            if row.lesson_pages:
                by_lessons.append((step.key, frozenset(row.lesson_pages)))
    asked = tuple(plan_step(step, since[step.key]) for step in steps)
    shorter = tuple(one for one, step in zip(asked, steps, strict=True) if step.in_refresher)
    plan = Plan(
        steps=asked,
        refresher=shorter,
        rule=StepRule(version.rule),
        some=version.some,
        units=version.units,
        due_days=version.due_days,
        renewal=Renewal(version.renewal),
        months=version.months,
        fixed_month=version.fixed_month,
        fixed_day=version.fixed_day,
        window_days=version.window_days,
        grace_days=version.grace_days,
        minimum_days=version.minimum_days,
        lookback_months=version.lookback_months,
    )
    waiting = frozenset(key for key, day in since.items() if day is None)
    keys = {step.pk: step.key for step in steps}
    return VersionPlan(plan, tuple(steps), keys, dict(by_course), by_lessons, waiting)


def plan_step(step: ProgrammeStep, since: dt.date | None) -> PlanStep:
    return PlanStep(
        key=step.key,
        needed=step.needed,
        due_days=step.due_days,
        before_event=bool(step.before_event),
        since=since,
    )


def since_when(step: ProgrammeStep, rows: list[StepCourse]) -> dt.date | None:
    """From which day on a step can be asked for; None while its course is missing."""
    if step.kind != ProgrammeStep.Kind.COURSE:
        return dt.date.min
    return min((row.mapped_on or dt.date.min for row in rows), default=None)
