"""Random programmes and random lives in them."""

import datetime as dt

from hypothesis import strategies as st

from lms.rules.plans import WHOLE, Done, Extension, Facts, Plan, PlanStep, Renewal, Span, StepRule

START = dt.date(2024, 1, 10)
KEYS = ["a", "b", "c"]
days = st.dates(dt.date(2022, 6, 1), dt.date(2034, 1, 1))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    steps = tuple(
        PlanStep(
            key,
            needed=draw(st.booleans()),
            due_days=draw(st.none() | st.integers(0, 400)),
            before_event=draw(st.booleans()),
            since=draw(st.sampled_from([dt.date.min, None]) | days),
        )
        for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True))
    )
    return Plan(
        steps=steps,
        refresher=draw(st.sampled_from([(), steps[:1]])),
        rule=draw(st.sampled_from(list(StepRule))),
        some=draw(st.integers(0, 3)),
        units=draw(st.decimals(0, 8, places=2)),
        due_days=draw(st.integers(0, 400)),
        renewal=draw(st.sampled_from(list(Renewal))),
        months=draw(st.integers(1, 60)),
        fixed_month=draw(st.integers(1, 12)),
        fixed_day=draw(st.integers(1, 31)),
        window_days=draw(st.integers(0, 400)),
        grace_days=draw(st.integers(0, 60)),
        minimum_days=draw(st.integers(0, 400)),
        lookback_months=draw(st.integers(0, 24)),
    )


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(days)
    length = draw(st.none() | st.integers(1, 900))
    return Span(start, None if length is None else start + dt.timedelta(days=length))


dones = st.builds(
    Done, days, st.sampled_from([*KEYS, WHOLE]), st.decimals(0, 8, places=2), st.booleans()
)  # fmt: skip
extensions = st.builds(Extension, st.integers(1, 3), days, days)


def some(strategy: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(frozenset)


lives = st.builds(
    Facts,
    done=some(dones, 12),
    extensions=some(extensions, 3),
    pauses=some(spans(), 3),
    exempt=some(spans(), 1),
    temporary=some(spans(), 1),
    event_on=st.none() | days,
)
