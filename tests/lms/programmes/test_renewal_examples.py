"""Worked examples of each renewal mode, with the days on which rules usually break."""

import datetime as dt
from zoneinfo import ZoneInfo

from lms.rules.periods import Status, status, timeline
from lms.rules.plans import Done, Extension, Facts, Plan, PlanStep, Renewal, Span

START = dt.date(2024, 1, 10)
P1 = PlanStep("p1")


def plan(**rules: object) -> Plan:
    return Plan(steps=(P1,), **{"due_days": 90, "window_days": 60, **rules})


def facts(*days: str, **more: object) -> Facts:
    return Facts(done=frozenset(Done(dt.date.fromisoformat(day), "p1") for day in days), **more)


def ends(rules: Plan, known: Facts) -> list[str]:
    return [str(c.valid_until) for c in timeline(START, lambda _n: rules, known) if c.valid_until]


def on(day: str, rules: Plan, known: Facts) -> Status:
    return status(START, lambda _n: rules, known, dt.date.fromisoformat(day))


def test_once_is_enough() -> None:
    rules, known = plan(renewal=Renewal.NONE), facts("2024-02-01")
    assert on("2024-01-31", rules, known) == Status.OPEN
    assert on("2024-02-01", rules, known) == Status.FULFILLED
    assert on("2124-02-01", rules, known) == Status.FULFILLED


def test_from_completion_drifts_with_the_completions() -> None:
    rules = plan(renewal=Renewal.COMPLETION, months=12)
    assert ends(rules, facts("2024-02-01", "2025-01-15")) == ["2025-02-01", "2026-01-15"]
    # The window opens sixty days before; a day earlier nothing is asked, a day after it is late.
    once = facts("2024-02-01")
    assert on("2024-12-02", rules, once) == Status.FULFILLED
    assert on("2024-12-03", rules, once) == Status.REFRESH_DUE
    assert on("2025-02-01", rules, once) == Status.REFRESH_DUE
    assert on("2025-02-02", rules, once) == Status.OVERDUE


def test_what_is_done_before_the_window_opens_does_not_count() -> None:
    rules = plan(renewal=Renewal.COMPLETION, months=12)
    assert ends(rules, facts("2024-02-01", "2024-06-01")) == ["2025-02-01"]


def test_from_expiry_does_not_drift() -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    early_and_late = facts("2024-02-01", "2024-12-20", "2026-03-15")
    assert ends(rules, early_and_late) == ["2025-02-01", "2026-02-01", "2027-02-01"]


def test_from_expiry_never_ends_before_it_was_fulfilled() -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    assert ends(rules, facts("2024-02-01", "2027-05-05")) == ["2025-02-01", "2028-02-01"]


def test_the_29th_of_february_comes_back() -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    known = facts("2024-02-29", "2025-02-20", "2026-02-20", "2027-02-20")
    assert ends(rules, known) == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_a_fixed_date_is_the_same_for_all() -> None:
    rules = plan(renewal=Renewal.FIXED, fixed_month=12, fixed_day=31)
    assert ends(rules, facts("2024-02-01", "2024-12-30")) == ["2024-12-31", "2025-12-31"]
    leap = plan(renewal=Renewal.FIXED, fixed_month=2, fixed_day=29)
    assert ends(leap, facts("2024-02-01", "2024-02-29")) == ["2024-02-29", "2025-02-28"]


def test_a_fixed_date_of_every_second_year() -> None:
    rules = plan(renewal=Renewal.FIXED, months=24)
    assert ends(rules, facts("2024-02-01")) == ["2025-12-31"]


def test_who_is_done_on_the_fixed_day_itself_has_the_whole_time_after_it() -> None:
    rules = plan(renewal=Renewal.FIXED, fixed_month=12, fixed_day=31)
    assert ends(rules, facts("2024-12-31")) == ["2025-12-31"]
    assert ends(rules, facts("2024-12-30")) == ["2024-12-31"]


def test_a_minimum_active_period_that_is_just_reached_is_enough() -> None:
    rules = plan(renewal=Renewal.FIXED, minimum_days=61)
    assert ends(rules, facts("2024-10-31")) == ["2024-12-31"]
    assert ends(rules, facts("2024-11-01")) == ["2025-12-31"]


def test_a_minimum_active_period_skips_what_comes_too_soon() -> None:
    rules = plan(renewal=Renewal.FIXED, minimum_days=180)
    assert ends(rules, facts("2024-11-01")) == ["2025-12-31"]
    rules = plan(renewal=Renewal.EXPIRY, months=12, minimum_days=200)
    assert ends(rules, facts("2024-02-01", "2025-12-01")) == ["2025-02-01", "2027-02-01"]
    # Nor does a window open within it.
    rules = plan(renewal=Renewal.COMPLETION, months=12, window_days=300, minimum_days=200)
    assert timeline(START, lambda _n: rules, facts("2024-02-01"))[1].opens_on == dt.date(
        2024, 8, 19
    )


def test_grace_is_time_after_the_deadline() -> None:
    rules = plan(grace_days=14)
    assert on("2024-04-09", rules, facts()) == Status.OPEN
    assert on("2024-04-23", rules, facts()) == Status.OPEN
    assert on("2024-04-24", rules, facts()) == Status.OVERDUE


def test_an_extension_leaves_the_next_baseline_alone() -> None:
    rules = plan(renewal=Renewal.EXPIRY, months=12)
    longer = Extension(cycle=2, until=dt.date(2025, 6, 1), granted_on=dt.date(2025, 1, 20))
    known = facts("2024-02-01", "2025-05-20", extensions=frozenset([longer]))
    assert on("2025-05-19", rules, known) == Status.REFRESH_DUE
    assert ends(rules, known) == ["2025-02-01", "2026-02-01"]


def test_an_extension_never_makes_a_deadline_earlier() -> None:
    sooner = Extension(cycle=1, until=dt.date(2024, 2, 1), granted_on=START)
    cycle = timeline(START, lambda _n: plan(), facts(extensions=frozenset([sooner])))[0]
    assert cycle.due_on == cycle.baseline_on == dt.date(2024, 4, 9)


def test_a_pause_moves_the_deadline_by_its_days_and_overlaps_count_once() -> None:
    february = Span(dt.date(2024, 2, 1), dt.date(2024, 3, 1))
    pauses = frozenset([february, Span(dt.date(2024, 2, 15), dt.date(2024, 3, 11))])
    known = facts(pauses=pauses)
    assert on("2024-02-20", plan(), known) == Status.PAUSED
    assert on("2024-03-11", plan(), known) == Status.OPEN
    # 39 days rested, the 29th of February among them.
    assert timeline(START, lambda _n: plan(), known)[0].due_on == dt.date(2024, 5, 18)


def test_a_pause_after_the_deadline_excuses_nothing() -> None:
    pauses = frozenset([Span(dt.date(2024, 5, 1), dt.date(2024, 6, 1))])
    assert on("2024-05-15", plan(), facts(pauses=pauses)) == Status.PAUSED
    assert on("2024-06-01", plan(), facts(pauses=pauses)) == Status.OVERDUE


def test_fulfilled_for_the_time_being_ends() -> None:
    known = facts(temporary=frozenset([Span(dt.date(2024, 4, 1), dt.date(2024, 7, 1))]))
    assert on("2024-03-31", plan(), known) == Status.OPEN
    assert on("2024-06-30", plan(), known) == Status.FULFILLED
    assert on("2024-07-01", plan(), known) == Status.OVERDUE


def test_the_night_the_clocks_go_back_has_one_day_only() -> None:
    """Two moments of that 25 hours long day in Berlin, one day in the reckoning."""
    berlin = ZoneInfo("Europe/Berlin")
    first = dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC)
    last = dt.datetime(2026, 10, 25, 22, 30, tzinfo=dt.UTC)
    assert {moment.astimezone(berlin).date() for moment in (first, last)} == {dt.date(2026, 10, 25)}
    rules, start = plan(due_days=1), dt.date(2026, 10, 24)
    assert timeline(start, lambda _n: rules, Facts())[0].due_on == dt.date(2026, 10, 25)
    assert status(start, lambda _n: rules, Facts(), dt.date(2026, 10, 25)) == Status.OPEN
    assert status(start, lambda _n: rules, Facts(), dt.date(2026, 10, 26)) == Status.OVERDUE
