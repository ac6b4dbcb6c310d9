"""Item statistics, set-based: the database sums, whether there are ten answers or a million.

First attempts only: who tries again has seen the solution. Answers still there and the tallies of
erased ones are read in one statement, so that a nightly erasure in between counts nothing twice.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, FloatField, QuerySet, Sum, Window
from django.db.models.functions import Cast

from courses.models import QuestionVersion
from courses.questions.base import MalformedResponse
from courses.questions.registry import KINDS

from ..models import AttemptAnswer, OptionTally
from ..rules.statistics import Sums

Picks = Counter[tuple[int, str, str]]  # (version, part, choice)
KINDS_WITH_OPTIONS = [slug for slug, kind in KINDS.items() if not kind.free_text]
PIECE = 2000

COLUMNS = "version_id, n, sum_x, pairs, pair_x, pair_xx, pair_y, pair_yy, pair_xy"
SUMS = f"""
WITH paper (version_id, x, total, size) AS ({{papers}}),
item (version_id, x, y) AS (
    SELECT version_id, x, CASE WHEN size > 1 THEN (total - x) / (size - 1) END
    FROM paper {{chosen}}
),
summed ({COLUMNS}) AS (
    SELECT version_id, COUNT(*), SUM(x), COUNT(y),
        COALESCE(SUM(CASE WHEN y IS NOT NULL THEN x END), 0),
        COALESCE(SUM(CASE WHEN y IS NOT NULL THEN x * x END), 0),
        COALESCE(SUM(y), 0), COALESCE(SUM(y * y), 0), COALESCE(SUM(x * y), 0)
    FROM item GROUP BY version_id
)
"""  # noqa: S608  fixed names only
COMBINED = f"""
SELECT version_id, SUM(n), SUM(sum_x), SUM(pairs), SUM(pair_x), SUM(pair_xx),
    SUM(pair_y), SUM(pair_yy), SUM(pair_xy)
FROM (
    SELECT {COLUMNS} FROM summed
    UNION ALL
    SELECT {COLUMNS} FROM lms_itemtally {{chosen}}
) AS parts GROUP BY version_id
"""  # noqa: S608  fixed names only
Statement = tuple[str, list[Any]]


def first_answers() -> QuerySet[AttemptAnswer]:
    """Graded answers of first attempts that were handed in."""
    return AttemptAnswer.objects.filter(
        attempt__number=1, attempt__submitted_at__isnull=False, fraction__isnull=False
    ).order_by()


def sums_statement(papers: QuerySet[AttemptAnswer], chosen: str = "") -> Statement:
    """The common table expressions that sum up these whole papers as `summed`.

    `chosen` is a WHERE clause on the version, its parameters are the caller's. One window gives
    each answer the points of its paper: six times as fast on a million as a second look at them.
    """
    share = Cast("fraction", FloatField())
    rows = papers.values_list("version_id", share).annotate(
        total=Window(Sum(share), partition_by="attempt_id"),
        size=Window(Count("fraction"), partition_by="attempt_id"),
    )
    sql, params = rows.query.sql_with_params()
    return SUMS.format(papers=sql, chosen=chosen), list(params)


def item_sums(versions: QuerySet[QuestionVersion] | None = None) -> dict[int, Sums]:
    """Sums by version, erased answers included; versions never answered are absent. One query.

    Without `versions`, of the whole bank.
    """
    papers, where, params = first_answers(), "", []
    if versions is not None:
        chosen = versions.order_by().values("pk")
        try:
            sql, params = chosen.query.sql_with_params()
        except EmptyResultSet:
            return {}
        where = f"WHERE version_id IN ({sql})"
        theirs = AttemptAnswer.objects.order_by().filter(version__in=chosen)
        papers = papers.filter(attempt__in=theirs.values("attempt"))
    summing, paper_params = sums_statement(papers, where)
    with connection.cursor() as cursor:
        cursor.execute(summing + COMBINED.format(chosen=where), [*paper_params, *params, *params])
        return {version: sums_of(row) for version, *row in cursor.fetchall()}


def sums_of(row: Iterable[Any]) -> Sums:
    n, sum_x, pairs, *rest = row
    return Sums(int(n), Fraction(sum_x), int(pairs), *map(Fraction, rest))


def option_picks(versions: QuerySet[QuestionVersion]) -> Picks:
    """How often each option was chosen, erased answers included; written kinds have none.

    Three queries. Answers come grouped by response, so that few rows travel; many different ones
    (long matchings, orders) are read in pieces.
    """
    chosen = versions.order_by().filter(kind__in=KINDS_WITH_OPTIONS)
    bodies = {one.pk: one for one in chosen}
    keys = chosen.values("pk")
    found = picks_of(first_answers().filter(version__in=keys), bodies)
    for tally in OptionTally.objects.filter(version__in=keys):
        found[tally.version_id, tally.part, tally.choice] += tally.count
    return found


def picks_of(answers: QuerySet[AttemptAnswer], versions: dict[int, QuestionVersion]) -> Picks:
    """Count what these answers chose. A response that fits its question no more counts as none."""
    found: Picks = Counter()
    for version_id, response, number in equal_answers(answers):
        version = versions[version_id]
        try:
            picked = KINDS[version.kind].picks(version.body, response)
        except MalformedResponse:
            continue
        for part, choice in picked:
            found[version_id, part, choice] += number
    return found


def equal_answers(answers: QuerySet[AttemptAnswer]) -> Iterator[tuple[int, Any, int]]:
    """Version, response and how many gave it.

    Not by `iterator()`: for its cursor PostgreSQL plans as if only the first rows were wanted,
    which takes seven times as long here. So rows are read in pieces from the plain answer.
    """
    given = answers.filter(response__isnull=False).values("version_id", "response")
    grouped = given.annotate(number=Count("pk")).values_list("version_id", "response", "number")
    try:
        sql, params = grouped.query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        while some := cursor.fetchmany(PIECE):
            for version_id, response, number in some:
                yield version_id, json.loads(response), number
