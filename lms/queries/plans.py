"""Versions of programmes as plans: what `lms.rules.periods` reckons with."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet

from ..models import ProgrammeStep, ProgrammeVersion
from ..rules.plans import Plan, PlanStep, Renewal, StepRule


@dataclass(frozen=True)
class VersionPlan:
    """A plan, its steps as rows, and which course or lessons fulfil which of them."""

    number: int
    plan: Plan
    steps: tuple[ProgrammeStep, ...]
    keys: dict[int, str]  # step → key
    by_course: dict[int, list[str]] = field(default_factory=dict)
    by_lessons: list[tuple[str, frozenset[int]]] = field(default_factory=list)
    waiting: frozenset[str] = frozenset()

    def steps_of(self, cycle: int) -> list[ProgrammeStep]:
        asked = {step.key for step in self.plan.steps_of(cycle)}
        return [step for step in self.steps if step.key in asked]


@dataclass(frozen=True)
class Mapped:
    """A course that fulfils a step, wholly or with these lessons, and since when it can."""

    course: int
    lesson_pages: frozenset[int]
    since: dt.date


def plans_of(
    versions: Collection[int], also: QuerySet[ProgrammeVersion] | None = None
) -> dict[int, VersionPlan]:
    """The plans of these versions; one query. A published version has steps."""
    wanted = Q(version__in=versions)
    if also is not None:
        wanted |= Q(version__in=also.values("pk"))
    steps: dict[ProgrammeVersion, dict[int, ProgrammeStep]] = defaultdict(dict)
    courses: dict[int, list[Mapped]] = defaultdict(list)
    # A row for each course of a step, and one for a step that asks for none.
    rows = ProgrammeStep.objects.filter(wanted).select_related("version").annotate(
        course_pk=F("courses__course"),
        lesson_pages=F("courses__lesson_pages"),
        mapped_on=F("courses__mapped_on"),
    )  # fmt: skip
    for row in rows.order_by("sort_order", "pk", "courses__sort_order", "courses__pk"):
        steps[row.version].setdefault(row.pk, row)
        if row.course_pk:
            pages = frozenset(row.lesson_pages or ())
            courses[row.pk].append(Mapped(row.course_pk, pages, row.mapped_on or dt.date.min))
    return {one.pk: version_plan(one, [*found.values()], courses) for one, found in steps.items()}


def version_plan(
    version: ProgrammeVersion, steps: list[ProgrammeStep], courses: dict[int, list[Mapped]]
) -> VersionPlan:
    by_course: dict[int, list[str]] = defaultdict(list)
    by_lessons = []
    since: dict[str, dt.date | None] = {}
    for step in steps:
        mapped = courses.get(step.pk, [])
        since[step.key] = since_when(step, mapped)
        for one in mapped:
            by_course[one.course].append(step.key)
            if one.lesson_pages:
                by_lessons.append((step.key, one.lesson_pages))
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
    return VersionPlan(
        version.number, plan, tuple(steps), keys, dict(by_course), by_lessons, waiting
    )


def plan_step(step: ProgrammeStep, since: dt.date | None) -> PlanStep:
    return PlanStep(
        key=step.key,
        needed=step.needed,
        due_days=step.due_days,
        before_event=bool(step.before_event),
        since=since,
    )


def since_when(step: ProgrammeStep, mapped: list[Mapped]) -> dt.date | None:
    """From which day on a step can be asked for; None while its course is missing."""
    if step.kind != ProgrammeStep.Kind.COURSE:
        return dt.date.min
    return min((one.since for one in mapped), default=None)
