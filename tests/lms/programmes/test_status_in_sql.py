"""What the database says about a status is what the pure function says."""

import datetime as dt
import random
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.models import (
    Assignment,
    Exemption,
    Extension,
    Pause,
    Period,
    ProgrammeVersion,
    StepFulfilment,
    TemporaryFulfilment,
)
from lms.queries.lives import lives
from lms.queries.standing import counts, with_status
from lms.rules.periods import Status, status
from lms.services.settling import settle

ROWS = (StepFulfilment, Extension, Pause, Exemption, TemporaryFulfilment)
RENEWALS = ["none", "completion", "expiry", "fixed"]


def a_life(assignment: Assignment, dice: random.Random) -> None:
    """Throw away what was noted and note something else, up to today."""
    for model in ROWS:
        model.objects.filter(assignment=assignment).delete()
    today = timezone.localdate()

    def day(ahead: int = 0) -> dt.date:
        return today + dt.timedelta(days=dice.randint(-2500, ahead))

    ProgrammeVersion.objects.filter(pk=assignment.version_id).update(
        renewal=dice.choice(RENEWALS),
        months=dice.randint(1, 40),
        due_days=dice.randint(0, 400),
        grace_days=dice.randint(0, 40),
        window_days=dice.randint(0, 400),
    )
    Assignment.objects.filter(pk=assignment.pk).update(starts_on=day(50))
    step = assignment.version.steps.get(key="concept")
    for on in {day() for _n in range(dice.randint(0, 6))}:
        whole = dice.random() < 0.6
        StepFulfilment.objects.create(assignment=assignment, step=None if whole else step, on=on)
    if dice.random() < 0.3:
        row = Extension.objects.create(assignment=assignment, cycle=1, until=day(300))
        Extension.objects.filter(pk=row.pk).update(at=timezone.now())
    for model, chance in ((Pause, 0.4), (Exemption, 0.1), (TemporaryFulfilment, 0.2)):
        if dice.random() < chance:
            start = day(100)
            end = start + dt.timedelta(days=dice.randint(1, 700))
            if model is not TemporaryFulfilment and dice.random() < 0.3:
                end = None
            model.objects.create(assignment=assignment, from_on=start, until_on=end)


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**9))
def test_both_agree_on_random_lives(assignment: Assignment, seed: int) -> None:
    today = timezone.localdate()
    a_life(assignment, random.Random(seed))
    settle([assignment.pk])
    life = lives([Assignment.objects.get()])[0]
    reckoned = status(life.assignment.starts_on, life.plan_of, life.facts, today)
    assert with_status(Period.objects.all(), today).get().status == reckoned
    assert settle([assignment.pk]) == 0


def test_counts_of_the_site(assignment: Assignment, queries: Any) -> None:
    today = timezone.localdate()
    assert counts(today) == {Status.OPEN: 1}
    assert counts(today + dt.timedelta(days=181)) == {Status.OVERDUE: 1}
    assert queries(lambda: counts(today)) == 1
