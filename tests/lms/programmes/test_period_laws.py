"""What holds for every programme and every life in it."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.rules.periods import Status, merged, status, timeline
from lms.rules.plans import Facts, Plan, Span

from .strategies import START, days, lives, plans, spans

NOT_DONE = {Status.OPEN, Status.IN_PROGRESS, Status.REFRESH_DUE, Status.OVERDUE}
laws = settings(max_examples=150, deadline=None)


@laws
@given(plans(), lives, days)
def test_there_is_one_status_and_never_none(plan: Plan, facts: Facts, on: dt.date) -> None:
    assert status(START, lambda _n: plan, facts, on) in Status


@laws
@given(plans(), lives, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_came_does_not_matter(
    plan: Plan, facts: Facts, dice: random.Random
) -> None:
    """Facts taken in one after the other, in any order, end where all at once do."""
    done = sorted(facts.done)
    dice.shuffle(done)
    known = replace(facts, done=frozenset())
    for one in done:
        known = replace(known, done=known.done | {one})
        timeline(START, lambda _n: plan, known)
    assert timeline(START, lambda _n: plan, known) == timeline(START, lambda _n: plan, facts)


@laws
@given(plans(), lives, days, st.integers(0, 2000))
def test_time_alone_fulfils_nothing(plan: Plan, facts: Facts, on: dt.date, wait: int) -> None:
    past = replace(
        facts.known_on(on),
        exempt=frozenset(span for span in facts.exempt if span.start <= on),
        temporary=frozenset(span for span in facts.temporary if span.start <= on),
    )
    before = status(START, lambda _n: plan, past, on)
    after = status(START, lambda _n: plan, past, on + dt.timedelta(days=wait))
    if before in NOT_DONE:
        assert after in NOT_DONE | {Status.PAUSED}


@laws
@given(plans(), lives)
def test_cycles_follow_one_another(plan: Plan, facts: Facts) -> None:
    cycles = timeline(START, lambda _n: plan, facts)
    assert [cycle.number for cycle in cycles] == list(range(1, len(cycles) + 1))
    for one, following in zip(cycles, cycles[1:], strict=False):
        assert one.fulfilled_on < following.opens_on <= one.valid_until
        assert one.valid_until <= following.baseline_on
        assert following.opens_on >= one.fulfilled_on + dt.timedelta(days=plan.minimum_days)
    for cycle in cycles:
        assert cycle.opens_on <= cycle.next_due_on <= cycle.due_on
        assert cycle.baseline_on <= cycle.due_on
        assert cycle.overdue_on == cycle.next_due_on + dt.timedelta(days=plan.grace_days + 1)
    assert all(cycle.fulfilled_on for cycle in cycles[:-1])
    # The last is open, or fulfilled for good.
    assert not (cycles[-1].fulfilled_on and cycles[-1].valid_until)


@laws
@given(plans(), lives, days)
def test_what_comes_later_changes_no_cycle_that_was_over(
    plan: Plan, facts: Facts, on: dt.date
) -> None:
    then = timeline(START, lambda _n: plan, replace(facts.known_on(on), extensions=frozenset()))
    now = timeline(START, lambda _n: plan, replace(facts, extensions=frozenset()))
    ended = [cycle for cycle in then if cycle.fulfilled_on]
    assert list(now[: len(ended)]) == ended


@laws
@given(plans(), lives, spans())
def test_resting_longer_never_brings_a_deadline_nearer(
    plan: Plan, facts: Facts, pause: Span
) -> None:
    without = timeline(START, lambda _n: plan, facts)[0]
    resting = replace(facts, pauses=facts.pauses | {pause})
    assert timeline(START, lambda _n: plan, resting)[0].baseline_on >= without.baseline_on or (
        pause.end is None
    )


@laws
@given(plans(), lives)
def test_what_is_done_never_brings_a_deadline_nearer(plan: Plan, facts: Facts) -> None:
    """Whoever does a step that was late is less late, or no longer."""
    before = timeline(START, lambda _n: plan, replace(facts, done=frozenset()))[0]
    for one in facts.done:
        after = timeline(START, lambda _n: plan, replace(facts, done=frozenset([one])))[0]
        assert after.next_due_on >= before.next_due_on or after.fulfilled_on


@laws
@given(plans(), lives, days)
def test_deadlines_of_a_later_rule_only_move_later(plan: Plan, facts: Facts, day: dt.date) -> None:
    alone = replace(facts, pauses=frozenset(), event_on=None)
    before = timeline(START, lambda _n: plan, alone)[0]
    after = timeline(START, lambda _n: plan, replace(alone, due_from=day))[0]
    assert after.due_on >= before.due_on
    assert after.next_due_on >= before.next_due_on
    assert (after.opens_on, after.begun_on) == (before.opens_on, before.begun_on)


@laws
@given(st.lists(spans(), max_size=5))
def test_merged_pauses_cover_the_same_days_once(pauses: list[Span]) -> None:
    found = merged(pauses)
    for day in {span.start for span in pauses} | {span.end for span in pauses if span.end}:
        assert any(span.covers(day) for span in pauses) == any(span.covers(day) for span in found)
    for one, following in zip(found, found[1:], strict=False):
        assert one.end is not None
        assert one.end < following.start
