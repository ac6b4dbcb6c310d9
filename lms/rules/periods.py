"""Cycles and status of a person in a programme: pure functions of facts and a date.

`timeline` turns facts into cycles, `status` says where somebody stands on a day. Nothing here
reads a clock or a database, so the same facts give the same answer in whatever order they came.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .plans import WHOLE, Cycle, Done, Facts, Plan, PlanStep, Renewal, Span, StepRule

PlanOf = Callable[[int], Plan]  # the plan of a cycle: those that are over keep the one they had


class Status(TextChoices):
    OPEN = "open", _("open")
    IN_PROGRESS = "in_progress", _("in progress")
    FULFILLED = "fulfilled", _("fulfilled")
    REFRESH_DUE = "refresh_due", _("refresher due")
    OVERDUE = "overdue", _("overdue")
    PAUSED = "paused", _("resting")
    OTHERWISE = "otherwise", _("done otherwise")


def status(starts_on: dt.date, plan_of: PlanOf, facts: Facts, on: dt.date) -> Status:
    """Where somebody stands on a day, as it was known on that day."""
    return status_of(timeline(starts_on, plan_of, facts.known_on(on)), facts, on)


def status_of(cycles: tuple[Cycle, ...], facts: Facts, on: dt.date) -> Status:
    """The same for cycles that are there already; `lms.queries.standing` says it in SQL."""
    if covered(facts.exempt, on):
        return Status.OTHERWISE
    last = cycles[-1]
    if last.fulfilled_on or (last.number > 1 and last.opens_on > on):
        return Status.FULFILLED
    if covered(facts.temporary, on):
        return Status.FULFILLED
    if covered(facts.pauses, on):
        return Status.PAUSED
    if on >= last.overdue_on:
        return Status.OVERDUE
    if last.begun_on:
        return Status.IN_PROGRESS
    return Status.REFRESH_DUE if last.number > 1 else Status.OPEN


def covered(spans: Iterable[Span], on: dt.date) -> bool:
    return any(span.covers(on) for span in spans)


def timeline(starts_on: dt.date, plan_of: PlanOf, facts: Facts) -> tuple[Cycle, ...]:
    """All cycles the facts make, oldest first; the last one is the current one.

    A fulfilled cycle that has to be renewed is followed at once by the next, whose window may
    open years later: so no clock is needed to go on.
    """
    plan = plan_of(1)
    first = add_days(counted_from(1, starts_on, facts), plan.due_days)
    cycles = [cycle_from(1, starts_on, first, plan.earliest(starts_on), plan, facts)]
    anchor, months = None, 0
    while (last := cycles[-1]).fulfilled_on:
        plan = plan_of(last.number)
        # Months are counted from one anchor: 29 February must not become the 28th for ever.
        if anchor is None or last.baseline_on != anchor + relativedelta(months=months):
            anchor, months = (last.fulfilled_on if last.number == 1 else last.baseline_on), 0
        if plan.renewal == Renewal.FIXED:
            ends = fixed_days(plan, last)
        elif plan.renewal == Renewal.EXPIRY:
            ends = expiries(plan, anchor, months)
        else:
            anchor = last.fulfilled_on
            ends = expiries(plan, anchor, 0)
        soonest = last.fulfilled_on + dt.timedelta(days=max(plan.minimum_days, 1))
        found = next((item for item in ends if item[0] >= soonest), None)
        if found is None:
            break
        valid_until, months = found
        cycles[-1] = replace(last, valid_until=valid_until)
        opens = max(valid_until - dt.timedelta(days=plan.window_days), soonest)
        number = last.number + 1
        cycles.append(cycle_from(number, opens, valid_until, opens, plan_of(number), facts))
    return tuple(cycles)


def expiries(plan: Plan, anchor: dt.date, months: int) -> Iterator[tuple[dt.date, int]]:
    """Possible ends of validity, soonest first, each with its months after the anchor."""
    while plan.renewal != Renewal.NONE:
        months += max(plan.months, 1)
        yield anchor + relativedelta(months=months), months


def fixed_days(plan: Plan, last: Cycle) -> Iterator[tuple[dt.date, int]]:
    """The same for a fixed day, every year or every few: always after the one that was met."""
    years = max(plan.months // 12, 1)
    met = last.fulfilled_on if last.number == 1 else last.baseline_on
    first = met.year + years - (last.number == 1)
    return ((fixed_day(plan, year), 0) for year in range(first, dt.MAXYEAR))


def fixed_day(plan: Plan, year: int) -> dt.date:
    """That day of a year; 29 February is the 28th in a short year."""
    return dt.date(year, plan.fixed_month, 1) + relativedelta(day=plan.fixed_day)


def cycle_from(
    number: int, opens_on: dt.date, due: dt.date, since: dt.date, plan: Plan, facts: Facts
) -> Cycle:
    """One cycle that opens on a day and was to end on another; facts count from `since` on."""
    steps = plan.steps_of(number)
    keys = {WHOLE, *(step.key for step in steps)}
    done = sorted(
        one
        for one in facts.done
        if one.key in keys and (one.on >= since or (number == 1 and one.accepted))
    )
    fulfilled_on = fulfilled_day(plan, steps, done)
    pauses = [
        span for span in merged(facts.pauses) if fulfilled_on is None or span.start < fulfilled_on
    ]
    begins = counted_from(number, opens_on, facts)
    baseline = stretched(begins, due, pauses)
    due_on = max([baseline, *longer(number, opens_on, facts, pauses)])
    deadlines = [
        deadline
        for step, deadline in step_deadlines(number, opens_on, steps, facts, pauses)
        if fulfilled_on is None
        and step.needed
        and step.since
        and not any(one.key == step.key for one in done)
    ]
    next_due_on = min([due_on, *deadlines])
    return Cycle(
        number=number,
        opens_on=opens_on,
        baseline_on=baseline,
        due_on=due_on,
        overdue_on=add_days(next_due_on, plan.grace_days + 1),
        next_due_on=next_due_on,
        begun_on=done[0].on if done else None,
        fulfilled_on=fulfilled_on,
    )


def counted_from(number: int, opens_on: dt.date, facts: Facts) -> dt.date:
    """The day from which deadlines of a round count: of several rules the latest."""
    return max(opens_on, facts.due_from) if number == 1 and facts.due_from else opens_on


def longer(number: int, opens_on: dt.date, facts: Facts, pauses: Iterable[Span]) -> list[dt.date]:
    """To which days the deadlines of a round were put off."""
    return [
        stretched(max(opens_on, one.granted_on), one.until, pauses)
        for one in facts.extensions
        if one.cycle == number
    ]


def step_deadlines(
    number: int,
    opens_on: dt.date,
    steps: Iterable[PlanStep],
    facts: Facts,
    pauses: Iterable[Span],
) -> Iterator[tuple[PlanStep, dt.date]]:
    """Steps with a day of their own; in a refresher there is only the end of the cycle."""
    begins = counted_from(number, opens_on, facts)
    for step in steps if number == 1 else ():
        days = []
        if step.due_days is not None:
            days.append(stretched(begins, add_days(begins, step.due_days), pauses))
        if step.before_event and facts.event_on:
            days.append(max(facts.event_on, opens_on))
        if days:
            yield step, max([min(days), *longer(number, opens_on, facts, pauses)])


def fulfilled_day(plan: Plan, steps: tuple[PlanStep, ...], done: list[Done]) -> dt.date | None:
    """The first day on which what was asked then had been done; None if there is none."""
    for day in sorted({one.on for one in done}):
        asked = [step for step in steps if step.since and step.since <= day]
        if enough(plan, asked, [one for one in done if one.on <= day]):
            return day
    return None


def enough(plan: Plan, asked: list[PlanStep], done: list[Done]) -> bool:
    if any(one.key == WHOLE for one in done):
        return True
    # The best of several facts about one step counts, so that nothing is counted twice.
    units = {
        key: max(one.units for one in done if one.key == key) for key in {one.key for one in done}
    }
    if not asked or any(step.needed and step.key not in units for step in asked):
        return False
    known = [step.key for step in asked if step.key in units]
    if plan.rule == StepRule.SOME:
        return len(known) >= plan.some
    if plan.rule == StepRule.UNITS:
        return sum(units[key] for key in known) >= plan.units
    return bool(known)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones as one, so that no day is counted twice."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end or dt.date.max)):
        if found and (found[-1].end is None or span.start <= found[-1].end):
            ends = (found[-1].end, span.end)
            end = None if None in ends else max(day for day in ends if day)
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(span)
    return found


def stretched(opens_on: dt.date, due: dt.date, pauses: Iterable[Span]) -> dt.date:
    """A deadline later by the days that rested; a pause that begins after it comes too late."""
    for span in pauses:
        start = max(span.start, opens_on)
        if span.end is None or start > due or span.end <= start:
            continue
        due += span.end - start
    return due


def add_days(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)
