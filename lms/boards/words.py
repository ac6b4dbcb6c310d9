"""How a status is said: in words and with a symbol, never by colour alone."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..models import ProgrammeStep
from ..rules.periods import Status, merged, step_deadlines
from ..rules.plans import WHOLE, Cycle, Facts, StepRule

if TYPE_CHECKING:
    from ..queries.lives import Life
    from ..queries.plans import VersionPlan

OPEN, FULFILLED, OVERDUE, WAITING, OTHERWISE, RESTING = (
    "open",
    "fulfilled",
    "overdue",
    "waiting",
    "otherwise",
    "resting",
)
SYMBOLS = {
    OPEN: "○", FULFILLED: "✓", OVERDUE: "!", WAITING: "…", OTHERWISE: "↷", RESTING: "‖",
}  # fmt: skip
TO_DO = {OPEN, OVERDUE, RESTING}


@dataclass(frozen=True)
class Words:
    text: str | Promise
    symbol: str


@dataclass(frozen=True)
class Cell:
    """One step of one person. `on`: the day it was fulfilled, or is due; None if there is none."""

    step_id: int
    key: str
    title: str
    kind: str
    state: str
    on: dt.date | None
    words: str
    symbol: str
    confirmable: bool
    needed: bool = True
    locked: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in TO_DO


def cell(
    step: ProgrammeStep,
    cycle: Cycle,
    facts: Facts,
    plan: "VersionPlan",
    *,
    waived: bool,
    status: Status,
    on: dt.date,
) -> Cell:
    """How a step stands in a round; what counted for it is what counted for the round."""
    state, day = step_state(step, cycle, facts, plan, waived=waived, status=status, on=on)
    return Cell(
        step_id=step.pk,
        key=step.key,
        title=step.title,
        kind=step.kind,
        state=state,
        on=day,
        words=step_words(state, day, step),
        symbol=SYMBOLS[state],
        confirmable=step.kind != ProgrammeStep.Kind.COURSE and state in TO_DO,
        needed=step.needed,
        locked=state in TO_DO and locked(step, cycle, facts, plan),
    )


def step_state(
    step: ProgrammeStep,
    cycle: Cycle,
    facts: Facts,
    plan: "VersionPlan",
    *,
    waived: bool,
    status: Status,
    on: dt.date,
) -> tuple[str, dt.date | None]:
    if status == Status.OTHERWISE:
        return OTHERWISE, None
    done = day_done(step.key, cycle, facts, plan)
    if done:
        return (OTHERWISE if waived else FULFILLED), done
    whole = day_done(WHOLE, cycle, facts, plan)
    if whole:
        return FULFILLED, whole
    if step.key in plan.waiting:
        return WAITING, None
    if cycle.fulfilled_on:
        return OPEN, None
    if status == Status.PAUSED:
        return RESTING, None  # its day moves until the pause ends
    due = step_due(step, cycle, facts, plan)
    asked = step.needed and status != Status.FULFILLED
    grace = dt.timedelta(days=plan.plan.grace_days)
    late = asked and due is not None and on > due + grace
    return (OVERDUE if late else OPEN), due


def day_done(key: str, cycle: Cycle, facts: Facts, plan: "VersionPlan") -> dt.date | None:
    """The first day in this round's time on which the step was done."""
    since = cycle.opens_on
    if cycle.number == 1:
        since = plan.plan.earliest(cycle.opens_on)
    days = [
        one.on
        for one in facts.done
        if one.key == key and (one.on >= since or (cycle.number == 1 and one.accepted))
    ]
    return min(days, default=None)


def step_due(
    step: ProgrammeStep, cycle: Cycle, facts: Facts, plan: "VersionPlan"
) -> dt.date | None:
    """The step's own deadline, else the one of the round if the step is needed."""
    asked = [one for one in plan.plan.steps_of(cycle.number) if one.key == step.key]
    pauses = merged(facts.pauses)
    own = step_deadlines(cycle.number, cycle.opens_on, asked, facts, pauses)
    return next((day for _step, day in own), cycle.due_on if step.needed else None)


def locked(step: ProgrammeStep, cycle: Cycle, facts: Facts, plan: "VersionPlan") -> bool:
    """True if another needed step has to come first."""
    if plan.plan.rule != StepRule.IN_ORDER:
        return False
    for one in plan.plan.steps_of(cycle.number):
        if one.key == step.key:
            return False
        if one.needed and one.since and not day_done(one.key, cycle, facts, plan):
            return True
    return False


def step_words(state: str, day: dt.date | None, step: ProgrammeStep) -> str:
    if state == FULFILLED and day:
        return _("fulfilled on %(day)s") % {"day": short(day)}
    if state == OTHERWISE:
        return _("done otherwise")
    if state == RESTING:
        return _("resting")
    if state == WAITING:
        return _("waits: not on offer yet")
    if state == OVERDUE and day:
        return _("overdue since %(day)s") % {"day": short(day)}
    if day:
        return _("due on %(day)s") % {"day": short(day)}
    if step.before_event:
        return _("before: %(event)s") % {"event": step.before_event}
    return _("open")


def row_words(status: Status, cycle: Cycle, life: "Life", on: dt.date) -> Words:
    """The whole assignment in one line."""
    if status == Status.OTHERWISE:
        return Words(_("done otherwise"), "↷")
    if status == Status.PAUSED:
        return Words(_("resting"), "‖")
    if status == Status.FULFILLED:
        if cycle.fulfilled_on:
            words = _("fulfilled on %(day)s") % {"day": short(cycle.fulfilled_on)}
            return Words(words, "✓")
        ends = [span.end for span in life.facts.temporary if span.covers(on) and span.end]
        return Words(_("counts as fulfilled until %(day)s") % {"day": short(max(ends))}, "✓")
    if status == Status.OVERDUE:
        return Words(_("overdue since %(day)s") % {"day": short(cycle.next_due_on)}, "!")
    day = {"day": short(cycle.due_on)}
    if status == Status.REFRESH_DUE:
        return Words(_("refresher due on %(day)s") % day, "↻")
    return Words(_("due on %(day)s") % day, "◐" if status == Status.IN_PROGRESS else "○")


def short(day: dt.date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
