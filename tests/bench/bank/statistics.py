"""Item statistics of the whole bank against the barest aggregate of the same answers."""

from django.db import connection

from lms.models import AttemptAnswer
from lms.queries.item_reports import question_figures
from lms.queries.statistics import item_sums

from .clock import Versus, versus

ROUNDS = 3
AGGREGATE = """
SELECT version_id, COUNT(*), SUM(fraction), SUM(fraction * fraction)
FROM lms_attemptanswer AS answer JOIN lms_quizattempt AS attempt ON attempt.id = answer.attempt_id
WHERE attempt.number = 1 AND attempt.submitted_at IS NOT NULL AND fraction IS NOT NULL
GROUP BY version_id
"""


def aggregate() -> list[tuple[int, int, object, object]]:
    """Mean and spread of each question: no papers, no options, no erased answers."""
    with connection.cursor() as cursor:
        cursor.execute(AGGREGATE)
        return cursor.fetchall()


def measure() -> list[Versus]:
    if {version: one.n for version, one in item_sums().items()} != {
        version: number for version, number, *_sums in aggregate()
    }:
        raise RuntimeError("Statistics and aggregate have not seen the same answers.")
    return [
        versus("item statistics, sums ÷ bare aggregate", item_sums, aggregate, rounds=ROUNDS),
        versus("with options and flags ÷ bare aggregate", question_figures, aggregate,
               rounds=ROUNDS),
    ]  # fmt: skip


def answers() -> int:
    return AttemptAnswer.objects.filter(fraction__isnull=False).count()
