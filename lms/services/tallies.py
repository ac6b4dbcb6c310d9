"""Keep the sums of answers that are about to be erased."""

from django.db import connection
from django.db.models import QuerySet

from courses.models import QuestionVersion

from ..models import AttemptAnswer
from ..queries.statistics import (
    COLUMNS,
    KINDS_WITH_OPTIONS,
    Picks,
    first_answers,
    picks_of,
    sums_statement,
)

SUMMED = [name for name in COLUMNS.split(", ") if name != "version_id"]
# Sorted, so that two jobs take the rows in the same order and never wait for each other in a ring.
# `WHERE true` tells SQLite that ON CONFLICT does not belong to the SELECT.
FOLD_ITEMS = f"""
INSERT INTO lms_itemtally ({COLUMNS})
SELECT {COLUMNS} FROM summed WHERE true ORDER BY version_id
ON CONFLICT (version_id) DO UPDATE SET
    {", ".join(f"{name} = lms_itemtally.{name} + excluded.{name}" for name in SUMMED)}
"""  # noqa: S608  fixed names only
FOLD_OPTIONS = """
INSERT INTO lms_optiontally (version_id, part, choice, count) VALUES {rows}
ON CONFLICT (version_id, part, choice) DO UPDATE SET
    count = lms_optiontally.count + excluded.count
"""
ROWS = 200


def fold_first_attempts(attempts: list[int]) -> None:
    """Add the first ones among these attempts to the tallies; meant to run before they go.

    The caller holds the attempts and its transaction deletes the answers, so that none is counted
    twice.
    """
    answers = first_answers().filter(attempt__in=attempts)
    fold_items(answers)
    fold_options(answers)


def fold_items(answers: QuerySet[AttemptAnswer]) -> None:
    summing, params = sums_statement(answers)
    with connection.cursor() as cursor:
        cursor.execute(summing + FOLD_ITEMS, params)


def fold_options(answers: QuerySet[AttemptAnswer]) -> None:
    answers = answers.filter(version__kind__in=KINDS_WITH_OPTIONS)
    versions = QuestionVersion.objects.filter(pk__in=answers.values("version")).in_bulk()
    add_options(picks_of(answers, versions))


def add_options(picks: Picks) -> None:
    rows = [(*option, number) for option, number in sorted(picks.items())]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS):
            some = rows[start : start + ROWS]
            places = ", ".join(["(%s, %s, %s, %s)"] * len(some))
            cursor.execute(
                FOLD_OPTIONS.format(rows=places), [value for row in some for value in row]
            )
