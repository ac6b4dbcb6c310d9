"""The edges of the rules: what a change of one sign in them would get wrong, one example each."""

import datetime as dt
from decimal import Decimal

import pytest

from lms.rules.periods import Status, fixed_days, merged, status, timeline
from lms.rules.plans import (
    WHOLE,
    Cycle,
    Done,
    Extension,
    Facts,
    Plan,
    PlanStep,
    Renewal,
    Span,
    StepRule,
)

D = dt.date
START = D(2024, 1, 10)
P1 = PlanStep("p1")


def plan(*steps: PlanStep, **rules: object) -> Plan:
    return Plan(steps=steps or (P1,), **{"due_days": 90, "window_days": 60, **rules})


def facts(*days: str, key: str = "p1", **more: object) -> Facts:
    return Facts(done=frozenset(Done(D.fromisoformat(day), key) for day in days), **more)


def cycles(rules: Plan, known: Facts) -> tuple[Cycle, ...]:
    return timeline(START, lambda _n: rules, known)


def ends(rules: Plan, known: Facts) -> list[str]:
    return [str(one.valid_until) for one in cycles(rules, known) if one.valid_until]


def on(day: str, rules: Plan, known: Facts) -> Status:
    return status(START, lambda _n: rules, known, D.fromisoformat(day))


def test_whoever_is_exempt_has_done_it_otherwise() -> None:
    known = Facts(exempt=frozenset([Span(D(2024, 2, 1), D(2024, 3, 1))]))
    assert on("2024-02-01", plan(), known) == on("2024-02-29", plan(), known) == Status.OTHERWISE
    assert on("2024-01-31", plan(), known) == on("2024-03-01", plan(), known) == Status.OPEN


def test_before_the_first_day_it_is_open_and_not_fulfilled() -> None:
    assert on("2024-01-01", plan(), Facts()) == Status.OPEN


def test_on_the_day_a_window_opens_it_is_due() -> None:
    rules = plan(renewal=Renewal.COMPLETION, months=12)
    once = facts("2024-02-01")
    (_first, second) = cycles(rules, once)
    assert on(str(second.opens_on - dt.timedelta(days=1)), rules, once) == Status.FULFILLED
    assert on(str(second.opens_on), rules, once) == Status.REFRESH_DUE


def test_each_round_has_the_plan_of_its_number() -> None:
    """A first round of the first version, a second of another one."""
    plans = {1: plan(renewal=Renewal.EXPIRY, months=12), 2: plan(grace_days=9, due_days=5)}
    first, second = timeline(START, plans.__getitem__, facts("2024-02-01"))
    assert first.due_on == START + dt.timedelta(days=90)
    assert second.overdue_on == second.due_on + dt.timedelta(days=10)


def test_a_shorter_refresher_is_not_the_first_round() -> None:
    rules = Plan(steps=(P1, PlanStep("a")), refresher=(P1,), renewal=Renewal.EXPIRY)
    assert rules.steps_of(1) == (P1, PlanStep("a"))
    assert rules.steps_of(2) == rules.steps_of(3) == (P1,)
    assert plan().steps_of(2) == (P1,)
    assert cycles(rules, facts("2024-02-01"))[0].fulfilled_on is None


@pytest.mark.parametrize(("months", "end"), [(0, "2024-03-01"), (1, "2024-03-01")])
def test_the_shortest_validity_is_a_month(months: int, end: str) -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=months)
    assert ends(rules, facts("2024-02-01")) == [end]


def test_a_fixed_day_every_second_year_counts_from_the_day_it_was_met() -> None:
    """The first time from the learning; later from the deadline, however late it was met."""
    rules = plan(renewal=Renewal.FIXED, months=24)
    assert ends(rules, facts("2025-02-01")) == ["2026-12-31"]
    assert ends(rules, facts("2025-02-01", "2027-03-01")) == ["2026-12-31", "2028-12-31"]


@pytest.mark.parametrize("months", [6, 23])
def test_a_fixed_day_comes_once_a_year_until_two_years_are_full(months: int) -> None:
    rules = plan(renewal=Renewal.FIXED, months=months)
    assert ends(rules, facts("2024-02-01", "2024-12-01")) == ["2024-12-31", "2025-12-31"]


def test_fixed_days_go_on_year_by_year() -> None:
    (last,) = cycles(plan(renewal=Renewal.FIXED), Facts())
    met = Cycle(**{**vars(last), "fulfilled_on": D(2024, 2, 1)})
    days = fixed_days(plan(), met)
    assert [next(days)[0].year for _time in range(3)] == [2024, 2025, 2026]


def test_a_pause_moves_what_follows_for_good() -> None:
    """From expiry: the next one is counted from the deadline that rested, not from the old one."""
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    rested = frozenset([Span(D(2025, 1, 1), D(2025, 1, 11))])
    known = facts("2024-02-01", "2025-02-05", "2026-02-01", pauses=rested)
    assert ends(rules, known) == ["2025-02-01", "2026-02-11", "2027-02-11"]


def test_a_pause_after_it_was_fulfilled_moves_nothing() -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    rested = frozenset([Span(D(2025, 1, 5), D(2025, 1, 25))])
    known = facts("2024-02-01", "2025-01-05", pauses=rested)
    assert ends(rules, known) == ["2025-02-01", "2026-02-01"]


def test_a_pause_that_begins_after_the_deadline_comes_too_late() -> None:
    due = START + dt.timedelta(days=90)
    for begins, days in ((due, 10), (due + dt.timedelta(days=1), 0)):
        rested = frozenset([Span(begins, begins + dt.timedelta(days=10))])
        (only,) = cycles(plan(), Facts(pauses=rested))
        assert only.due_on == due + dt.timedelta(days=days)


def test_a_later_rule_changes_no_later_round() -> None:
    """All days of a pause in the second round count, whenever the later rule began."""
    rules = plan(renewal=Renewal.COMPLETION, months=12)
    rested = frozenset([Span(D(2024, 12, 10), D(2024, 12, 20))])
    known = facts("2024-02-01", pauses=rested, due_from=D(2025, 1, 1))
    assert cycles(rules, known)[1].due_on == D(2025, 2, 11)


def test_an_extension_belongs_to_one_round_and_is_known_from_its_day_on() -> None:
    second = frozenset([Extension(cycle=2, until=D(2024, 12, 1), granted_on=START)])
    assert cycles(plan(), Facts(extensions=second))[0].due_on == D(2024, 4, 9)
    late = frozenset([Extension(cycle=1, until=D(2024, 12, 1), granted_on=D(2024, 5, 1))])
    known = Facts(extensions=late)
    assert on("2024-04-30", plan(), known) == Status.OVERDUE
    assert on("2024-05-01", plan(), known) == Status.OPEN


def test_only_steps_before_the_event_are_due_on_its_day() -> None:
    before = PlanStep("p1", before_event=True)
    camp = Facts(event_on=D(2024, 2, 1))
    assert cycles(plan(before), camp)[0].next_due_on == D(2024, 2, 1)
    assert cycles(plan(before), Facts())[0].next_due_on == D(2024, 4, 9)
    assert cycles(plan(P1), camp)[0].next_due_on == D(2024, 4, 9)


def test_a_fact_about_the_whole_fulfils_it_whatever_else_is_done() -> None:
    rules = plan(P1, PlanStep("a"))
    whole = facts("2024-02-01", key=WHOLE)
    both = Facts(done=whole.done | facts("2024-01-20").done)
    for known in (whole, both):
        assert cycles(rules, known)[0].fulfilled_on == D(2024, 2, 1)


@pytest.mark.parametrize("rule", StepRule)
def test_nothing_is_fulfilled_while_nothing_can_be_asked(rule: StepRule) -> None:
    """Its course comes later; what is done before that is no answer to it."""
    later = PlanStep("p1", needed=False, since=D(2024, 6, 1))
    assert cycles(plan(later, rule=rule), facts("2024-02-01"))[0].fulfilled_on is None


def test_of_voluntary_steps_one_that_is_asked_has_to_be_done() -> None:
    now, later = PlanStep("a", needed=False), PlanStep("p1", needed=False, since=D(2024, 6, 1))
    assert cycles(plan(now, later), facts("2024-02-01"))[0].fulfilled_on is None
    assert cycles(plan(now, later), facts("2024-02-01", key="a"))[0].fulfilled_on is not None


def test_of_several_facts_about_one_step_the_best_counts() -> None:
    rules = plan(rule=StepRule.UNITS, units=Decimal(4))
    known = Facts(
        done=frozenset(
            Done(D(2024, 2, day), "p1", Decimal(units)) for day, units in [(1, 2), (2, 4)]
        )
    )
    assert cycles(rules, known)[0].fulfilled_on == D(2024, 2, 2)


def test_units_of_one_step_are_not_those_of_another() -> None:
    steps = (PlanStep("a", needed=False), PlanStep("b", needed=False))
    known = Facts(done=frozenset([Done(START, "a", Decimal(1)), Done(START, "b", Decimal(3))]))
    for units, is_enough in ((4, True), (5, False)):
        rules = plan(*steps, rule=StepRule.UNITS, units=Decimal(units))
        assert bool(cycles(rules, known)[0].fulfilled_on) == is_enough


def test_what_no_step_asks_for_is_no_beginning() -> None:
    (only,) = cycles(plan(), facts("2024-02-01", key="something-else"))
    assert (only.begun_on, only.fulfilled_on) == (None, None)


def test_a_round_fulfilled_as_a_whole_has_no_deadlines_of_steps() -> None:
    rules = plan(PlanStep("p1", due_days=5))
    (only,) = cycles(rules, facts("2024-02-01", key=WHOLE))
    assert only.next_due_on == only.due_on == D(2024, 4, 9)


def test_days_that_rested_before_an_extension_was_granted_do_not_lengthen_it() -> None:
    rested = frozenset([Span(D(2024, 1, 20), D(2024, 1, 30))])
    more = frozenset([Extension(cycle=1, until=D(2024, 6, 1), granted_on=D(2024, 2, 10))])
    assert cycles(plan(), Facts(pauses=rested, extensions=more))[0].due_on == D(2024, 6, 1)


def test_a_course_counts_from_the_very_day_it_is_there() -> None:
    step = PlanStep("p1", since=D(2024, 2, 1))
    assert cycles(plan(step), facts("2024-02-01"))[0].fulfilled_on == D(2024, 2, 1)


def test_older_learning_counts_as_far_back_as_the_plan_looks_unless_accepted() -> None:
    rules = plan(lookback_months=12, renewal=Renewal.EXPIRY, months=12)
    assert cycles(rules, facts("2023-01-10"))[0].fulfilled_on == D(2023, 1, 10)
    assert cycles(rules, facts("2023-01-09"))[0].fulfilled_on is None
    old = Done(D(2019, 5, 5), "p1", accepted=True)
    first, second = cycles(rules, Facts(done=frozenset([old])))[:2]
    assert (first.fulfilled_on, second.fulfilled_on) == (old.on, None)


def test_pauses_that_touch_are_one() -> None:
    first, second = Span(D(2024, 1, 1), D(2024, 1, 5)), Span(D(2024, 1, 5), D(2024, 1, 9))
    assert merged([second, first]) == [Span(D(2024, 1, 1), D(2024, 1, 9))]


def test_a_plan_without_rules_of_its_own() -> None:
    """What is meant where a fact or a plan leaves something out."""
    bare = Plan(steps=())
    assert (bare.due_days, bare.window_days, bare.months, bare.lookback_months) == (90, 90, 12, 12)
    assert (bare.some, bare.units, bare.minimum_days, bare.grace_days) == (0, 0, 0, 0)
    assert (bare.fixed_month, bare.fixed_day) == (12, 31)
    assert not P1.before_event
    one = Done(START, "p1")
    assert (one.units, one.accepted) == (0, False)
