"""Erasing may be killed at any statement, and may run twice at once: no sum is doubled or lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from courses.models import QuestionVersion
from lms.models import AttemptAnswer
from lms.queries.statistics import item_sums, option_picks
from lms.services.retention import erase_old_answers

from .crowd import crowd, random_papers
from .test_parallel import at_once


class PulledPlug(Exception):
    """The power went."""


@pytest.fixture
def old(ada, quiz):
    """Forty old attempts, and what their statistics are."""
    versions = list(QuestionVersion.objects.filter(question__quiz_places__quiz=quiz))
    day = timezone.now() - timedelta(days=31)
    crowd(learner=ada.learner, quiz=quiz, papers=random_papers(versions, 40, 7), submitted_at=day)
    return figures()


def figures() -> tuple[dict, dict]:
    everything = QuestionVersion.objects.all()
    sums = {
        version: tuple(round(float(value), 9) for value in vars(found).values())
        for version, found in item_sums(everything).items()
    }
    return sums, option_picks(everything)


def pulled_at(statement: int) -> Callable[..., Any]:
    """Stop the database connection at the n-th statement that writes."""
    seen = 0

    def wrapper(execute: Any, sql: str, *args: Any) -> Any:
        nonlocal seen
        if any(word in sql[:2000] for word in ("INSERT", "UPDATE lms", 'UPDATE "', "DELETE")):
            seen += 1
            if seen == statement:
                raise PulledPlug
        return execute(sql, *args)

    return wrapper


@pytest.mark.parametrize("statement", range(1, 16))
def test_killed_in_the_middle_nothing_is_doubled_or_lost(old, statement):
    with pytest.raises(PulledPlug), connection.execute_wrapper(pulled_at(statement)):
        erase_old_answers(size=15)  # three batches
    assert figures() == old
    erase_old_answers()
    assert not AttemptAnswer.objects.exists()
    assert figures() == old


@pytest.mark.django_db(transaction=True)
def test_eight_jobs_at_once_count_each_answer_once(p1, old):
    rows = AttemptAnswer.objects.count()
    found = at_once(lambda: erase_old_answers(size=4))
    assert not [error for error in found if isinstance(error, Exception)]
    erase_old_answers()  # what a job skipped because another held it
    assert sum(found) <= rows
    assert not AttemptAnswer.objects.exists()
    assert figures() == old
