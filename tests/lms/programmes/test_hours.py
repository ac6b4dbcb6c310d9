"""Units in months, from trainings: what counts, what is missing, until when it lasts."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.models import Obligation, Organisation, Recognition
from lms.queries.hours import Met, ledger, obligations_in, obligations_met, obligations_of
from lms.rules.hours import Asked, Entry, balance, last_counted
from lms.services.fulfilling import confirm_step
from lms.services.recognitions import decide, propose

from .conftest import Make, completed, step_of

D = dt.date
EIGHT_IN_36 = Asked(units=Decimal(8), months=36, trainings=2)
entries = st.lists(
    st.builds(
        Entry,
        st.dates(D(2020, 1, 1), D(2026, 12, 31)),
        st.sampled_from(["a", "b", "c"]),
        st.decimals(0, 10, places=2),
    ),
    max_size=8,
)


def of(*rows: tuple[D, str, int]) -> list[Entry]:
    return [Entry(day, name, Decimal(units)) for day, name, units in rows]


def test_eight_units_from_two_trainings() -> None:
    one = of((D(2024, 2, 29), "p1", 8))
    found = balance(one, EIGHT_IN_36, D(2024, 3, 1))
    assert (found.met, found.missing_units, found.missing_trainings) == (False, 0, 1)
    both = one + of((D(2025, 6, 1), "n1", 4))
    found = balance(both, EIGHT_IN_36, D(2025, 6, 1))
    assert found.met
    assert found.units == 12
    # On 28 February 2027 the leap day is still within 36 months; a day later it is not.
    assert found.lasts_until == D(2027, 2, 28)
    assert balance(both, EIGHT_IN_36, D(2027, 2, 28)).met
    assert not balance(both, EIGHT_IN_36, D(2027, 3, 1)).met


@settings(max_examples=150, deadline=None)
@given(entries, st.randoms(use_true_random=False), st.integers(1, 60), st.integers(1, 3))
def test_order_does_not_matter_and_the_last_day_is_the_last(
    rows: list[Entry], dice: Any, months: int, trainings: int
) -> None:
    asked, on = Asked(Decimal(4), months, trainings), D(2026, 12, 31)
    found = balance(rows, asked, on)
    dice.shuffle(rows)
    assert balance(rows, asked, on) == found
    if found.met:
        assert balance(rows, asked, found.lasts_until).met
        assert not balance(rows, asked, found.lasts_until + dt.timedelta(days=1)).met


def test_time_alone_meets_nothing() -> None:
    rows = of((D(2024, 1, 1), "p1", 4))
    for months in range(60):
        day = D(2024, 1, 1) + dt.timedelta(days=30 * months)
        assert not balance(rows, EIGHT_IN_36, day).met


def test_the_ledger_takes_courses_recognitions_and_events(
    assignment: Any, kita: Organisation, p1: Any, queries: Any
) -> None:
    step = step_of(assignment, "concept")
    type(step).objects.filter(pk=step.pk).update(units=2)
    today = D(2026, 11, 20)
    completed(assignment.learner, p1, today)
    confirm_step(assignment=assignment, step=step, on=today, by=None)
    proposed = {"organisation": kita, "by": None, "held_on": today, "units": Decimal(3)}
    for accept in (True, False):
        row = propose(
            learner=assignment.learner, title="Juleica", provider_name="Jugendring", **proposed
        )
        decide(recognition=row, accept=accept, by=None)
    learner = assignment.learner
    lines = ledger([learner.pk])[learner.pk]
    assert {line.source: line.entry.units for line in lines} == {
        "course": p1.units, "event": 2, "recognition": 3
    }  # fmt: skip
    assert queries(lambda: ledger([learner.pk])) == 3
    assert Recognition.objects.count() == 2


def test_an_obligation_holds_where_and_for_whom_it_was_set(
    ada: Any, cy: Any, kita: Organisation, provider: Organisation, club: Organisation,
    join: Make, childcare: Any,
) -> None:  # fmt: skip
    rule = Obligation(title="Fortbildung", organisation=provider, units=8, months=36)
    rule.groups = [childcare]
    rule.save()
    place = join(ada, kita, group=childcare)
    join(cy, club, group=childcare)
    (owed,) = obligations_of(ada.learner)
    assert not owed.balance.met
    assert owed.balance.missing_units == 8
    assert obligations_of(cy.learner) == []
    assert obligations_met(obligations_in(kita), [place]) == {place.pk: [Met(rule, False, None)]}
    assert obligations_met(obligations_in(club), [place]) == {place.pk: []}


def test_the_edges_of_a_balance() -> None:
    """Just enough is enough; a surplus is nothing that is missing."""
    day, later = D(2024, 5, 1), D(2024, 6, 1)
    exact = balance(of((day, "p1", 4), (later, "n1", 4)), EIGHT_IN_36, later)
    assert (exact.met, exact.missing_units, exact.missing_trainings) == (True, 0, 0)
    little = balance(of((day, "p1", 2), (later, "n1", 3)), EIGHT_IN_36, later)
    assert (little.met, little.missing_units, little.missing_trainings) == (False, 3, 0)
    much = balance(of((day, "a", 9), (later, "b", 9), (later, "c", 9)), EIGHT_IN_36, later)
    assert (much.missing_units, much.missing_trainings) == (0, 0)
    assert balance(of((day, "p1", 4)), Asked(Decimal(4), 12), later).met
    assert not balance([], Asked(Decimal(0), 12), later).met


def test_it_lasts_until_the_first_entry_that_is_needed_falls_out() -> None:
    rows = of((D(2024, 1, 31), "p1", 5), (D(2024, 6, 1), "n1", 5))
    asked = Asked(units=Decimal(8), months=1, trainings=1)
    assert balance(rows[:1], Asked(Decimal(5), 1), D(2024, 1, 31)).lasts_until == D(2024, 2, 29)
    found = balance(rows, Asked(Decimal(8), 36, trainings=2), D(2024, 6, 1))
    assert found.lasts_until == D(2027, 1, 30)
    assert not balance(rows, asked, D(2024, 6, 1)).met


@settings(max_examples=200, deadline=None)
@given(st.dates(D(2020, 1, 1), D(2030, 12, 31)), st.integers(1, 60))
def test_the_last_day_on_which_an_entry_counts(day: D, months: int) -> None:
    last, asked = last_counted(day, months), Asked(Decimal(1), months)
    entry = [Entry(day, "a", Decimal(1))]
    assert balance(entry, asked, last).met
    assert not balance(entry, asked, last + dt.timedelta(days=1)).met
