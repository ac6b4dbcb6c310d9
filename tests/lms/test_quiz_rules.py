"""May she start, when, and until when: the rules alone, without a database."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.models.quiz_settings import QuizSettings
from lms.models import QuizAllowance
from lms.rules.attempts import (
    CLOCK_TOLERANCE,
    Closing,
    closing,
    extended,
    is_over,
    minutes_left,
    next_start,
    terms_of,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPANS = st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400))


def terms(allowance=None, **settings):
    """Of a quiz with these settings and the defaults of the others; a page would ask a database."""
    defaults = {field.name: field.get_default() for field in QuizSettings._meta.fields}
    return terms_of(SimpleNamespace(**(defaults | settings)), allowance)


def test_nothing_is_limited_unless_somebody_says_so():
    free = terms()
    assert (free.attempts, free.limit, free.wait) == (None, None, timedelta(0))
    assert free.left(99) is None
    assert closing(free, NOW) == Closing(None, None)


def test_an_arrangement_adds_to_the_settings():
    extra = QuizAllowance(extra_attempts=2, extra_minutes=15, no_waiting=True)
    given = terms(extra, attempts_allowed=1, time_limit_minutes=30, wait_minutes=60)
    assert (given.attempts, given.limit, given.wait) == (3, timedelta(minutes=45), timedelta(0))


def test_extra_minutes_make_no_limit_where_there_is_none():
    assert terms(QuizAllowance(extra_minutes=15)).limit is None


def test_a_limit_can_be_lifted():
    assert terms(QuizAllowance(no_time_limit=True), time_limit_minutes=30).limit is None


@pytest.mark.parametrize(("used", "left"), [(0, 3), (2, 1), (3, 0), (9, 0)])
def test_attempts_left_are_never_less_than_none(used, left):
    assert terms(attempts_allowed=3).left(used) == left


@pytest.mark.parametrize(
    ("ended", "starts"),
    [
        (None, None),
        (NOW - HOUR, None),
        (NOW - 2 * HOUR, None),
        (NOW - timedelta(minutes=20), NOW + timedelta(minutes=40)),
        (NOW, NOW + HOUR),
        # The clock was set back since: nothing of the waiting counts, but no more is asked.
        (NOW + timedelta(minutes=5), NOW + HOUR),
        (NOW + DAY, NOW + HOUR),
        # It was wrong by more than a day: what it noted says nothing.
        (NOW + DAY + timedelta(seconds=1), None),
        (NOW + 4000 * DAY, None),
    ],
)
def test_the_next_attempt_begins_after_the_wait(ended, starts):
    assert next_start(terms(wait_minutes=60), last_ended=ended, now=NOW) == starts


@given(jump=SPANS, wait=st.integers(0, 10_080))
def test_no_clock_locks_anybody_out(jump, wait):
    """Whatever the clock did: refused is only who asks within tolerance and wait around the end."""
    rules, ended = terms(wait_minutes=wait), NOW + jump
    start = next_start(rules, last_ended=ended, now=NOW)
    assert start is None or NOW < start <= NOW + rules.wait
    assert (start is not None) == (
        rules.wait > max(-jump, timedelta(0)) and jump <= CLOCK_TOLERANCE
    )


@given(jump=st.timedeltas(min_value=timedelta(0), max_value=CLOCK_TOLERANCE), wait=st.integers(1))
def test_a_clock_set_back_gives_no_attempt_away(jump, wait):
    rules = terms(wait_minutes=min(wait, 10_080))
    assert next_start(rules, last_ended=NOW + jump, now=NOW) == NOW + rules.wait


def test_the_grace_comes_after_the_deadline():
    end = closing(terms(time_limit_minutes=30, grace_seconds=90), NOW)
    assert end.deadline == NOW + timedelta(minutes=30)
    assert end.accepted_until == end.deadline + timedelta(seconds=90)
    assert not is_over(end.accepted_until, end.accepted_until)
    assert is_over(end.accepted_until, end.accepted_until + timedelta(microseconds=1))
    assert not is_over(None, NOW + 4000 * DAY)


@given(limit=st.integers(1, 600), extra=st.integers(0, 600), was=st.integers(1, 1200))
def test_a_running_attempt_is_only_ever_extended(limit, extra, was):
    old = closing(terms(time_limit_minutes=was), NOW)
    rules = terms(QuizAllowance(extra_minutes=extra), time_limit_minutes=limit)
    assert extended(old, rules, NOW).deadline == NOW + timedelta(minutes=max(was, limit + extra))


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(-5, 0), (0, 0), (1, 1), (60, 1), (61, 2), (3600, 60)]
)
def test_minutes_are_rounded_up_and_never_negative(seconds, minutes):
    assert minutes_left(NOW + timedelta(seconds=seconds), NOW) == minutes
