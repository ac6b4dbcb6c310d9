"""May she start, when, and until when do answers count: pure functions of settings and times.

All times are the server's. Its clock may jump; see `next_start`.
"""

import datetime as dt
from dataclasses import dataclass

from courses.models.quiz_settings import QuizSettings

from ..models import QuizAllowance

# A clock that is set right moves by less. What was handed in later than this "in the future" was
# noted by a clock that was wrong, and says nothing about when.
CLOCK_TOLERANCE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """What holds for one learner at one quiz. None is: without limit."""

    attempts: int | None
    wait: dt.timedelta
    limit: dt.timedelta | None
    grace: dt.timedelta

    def left(self, used: int) -> int | None:
        """Attempts she still has."""
        return None if self.attempts is None else max(0, self.attempts - used)


@dataclass(frozen=True)
class Closing:
    """Until when answers count, and until when they are taken; both None without a limit."""

    deadline: dt.datetime | None = None
    accepted_until: dt.datetime | None = None


def terms_of(quiz: QuizSettings, allowance: QuizAllowance | None = None) -> Terms:
    """The settings of the quiz, with what was arranged for this learner."""
    extra = allowance or QuizAllowance()
    attempts, minutes = quiz.attempts_allowed, quiz.time_limit_minutes
    if extra.no_time_limit:
        minutes = None
    return Terms(
        attempts=None if attempts is None else attempts + extra.extra_attempts,
        wait=dt.timedelta(minutes=0 if extra.no_waiting else quiz.wait_minutes),
        limit=None if minutes is None else dt.timedelta(minutes=minutes + extra.extra_minutes),
        grace=dt.timedelta(seconds=quiz.grace_seconds),
    )


def next_start(
    terms: Terms, *, last_ended: dt.datetime | None, now: dt.datetime
) -> dt.datetime | None:
    """From when on the next attempt may begin; None if it may begin now.

    Attempts are counted by their numbers, never by time, so a clock gives none away. If it was
    set back since the last attempt, nobody can tell how much of the waiting is over: none of it
    counts. If it was set back by more than a day, the noted time is wrong: nobody waits. So the
    wait never lasts longer than it should by more than a day.
    """
    if last_ended is None or last_ended - now > CLOCK_TOLERANCE:
        return None
    passed = max(dt.timedelta(0), now - last_ended)
    return now + (terms.wait - passed) if passed < terms.wait else None


def closing(terms: Terms, started: dt.datetime) -> Closing:
    """When an attempt that starts (or started) then comes to its end."""
    if terms.limit is None:
        return Closing()
    deadline = started + terms.limit
    return Closing(deadline, deadline + terms.grace)


def extended(old: Closing, terms: Terms, started: dt.datetime) -> Closing:
    """The end of a running attempt under new terms: later or gone, never earlier."""
    new = closing(terms, started)
    if old.deadline is None or new.deadline is None:
        return Closing()
    return max(old, new, key=lambda one: one.deadline)


def is_over(accepted_until: dt.datetime | None, now: dt.datetime) -> bool:
    """Do answers come too late, even with the grace?"""
    return accepted_until is not None and now > accepted_until


def minutes_left(deadline: dt.datetime, now: dt.datetime) -> int:
    """Whole minutes until the deadline, rounded up; 0 once it is over."""
    seconds = (deadline - now).total_seconds()
    return max(0, -int(-seconds // 60))
