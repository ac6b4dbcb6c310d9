"""Rules over everybody, and the status of everybody, each against the barest SQL."""

from collections.abc import Callable

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.models import Assignment, Membership, Organisation, Period, Programme, ProgrammeVersion
from lms.queries.duties import board
from lms.queries.standing import counts
from lms.services.rules import sync
from tests.bench.bank.clock import Versus, versus

from .dataset import Sizes, periods
from .members import insert_alone, read_in

ROUNDS = 3


def taken_back(deed: Callable[[], object]) -> Callable[[], None]:
    """The deed with its foreign keys checked, and then undone, so that each round is the first."""

    def run() -> None:
        with transaction.atomic():
            deed()
            connection.check_constraints()
            transaction.set_rollback(True)

    return run


def raw_insert() -> int:
    """One row for each membership, nothing asked and nothing compared."""
    version = ProgrammeVersion.objects.order_by("pk")[0]
    sql = f"""
    INSERT INTO {Assignment._meta.db_table}
        (learner_id, organisation_id, membership_id, assigned_at, starts_on, programme_id,
         version_id)
    SELECT learner_id, organisation_id, id, confirmed_at, entered_on, %s, %s
    FROM {Membership._meta.db_table}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [version.programme_id, version.pk])
        return cursor.rowcount


def raw_aggregate() -> list[tuple[object, ...]]:
    """Late, fulfilled or neither: no pauses, exemptions, refreshers or rounds to come."""
    sql = f"""
    SELECT period.fulfilled_on IS NOT NULL, period.overdue_on <= %s, COUNT(*)
    FROM {Period._meta.db_table} AS period
    JOIN {Assignment._meta.db_table} AS assignment ON assignment.id = period.assignment_id
    WHERE assignment.released_on IS NULL
    GROUP BY 1, 2
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [timezone.localdate()])
        return cursor.fetchall()


def measure(sizes: Sizes) -> list[Versus]:
    found = [measure_sync(sizes.memberships), measure_import(min(20_000, sizes.memberships))]
    with transaction.atomic():
        made = periods(sizes.periods)
        analyse()
        found += [measure_night(made), measure_board()]
        transaction.set_rollback(True)
    return found


def measure_sync(count: int) -> Versus:
    def ours() -> None:
        if sync().added != count:
            raise RuntimeError("The sync did not reach everybody.")

    return versus(
        "sync of a rule ÷ raw INSERT … SELECT", taken_back(ours), taken_back(raw_insert),
        rounds=ROUNDS, aim=4.0,
    )  # fmt: skip


def measure_import(count: int) -> Versus:
    return versus(
        f"import of {count:,} members ÷ bulk inserts alone",
        taken_back(lambda: read_in(count)), taken_back(lambda: insert_alone(count)),
        rounds=ROUNDS, aim=4.0,
    )  # fmt: skip


def measure_night(count: int) -> Versus:
    today = timezone.localdate()
    both = (sum(counts(today).values()), sum(int(str(row[2])) for row in raw_aggregate()))
    if both != (count, count):
        raise RuntimeError(f"Status and aggregate have not seen the same periods: {both}.")
    return versus(
        "status of every period ÷ raw aggregate", lambda: counts(today), raw_aggregate,
        rounds=ROUNDS, aim=2.0,
    )  # fmt: skip


def measure_board() -> Versus:
    """A page of fifty in a region against one in a single place, ten times smaller."""
    programme = Programme.objects.order_by("pk")[0]
    region, place = (Organisation.objects.filter(depth=depth).order_by("pk")[0] for depth in (2, 3))
    queries, members = [], []
    for where in (region, place):
        with CaptureQueriesContext(connection) as captured:
            members.append(board(where, programme=programme).page_obj.paginator.count)
        queries.append(len(captured))
    if queries[0] != queries[1]:
        raise RuntimeError(f"More members cost more queries: {queries}.")
    return versus(
        f"board of {members[0]:,} ÷ of {members[1]:,} × 8, {queries[0]} queries",
        lambda: board(region, programme=programme), lambda: board(place, programme=programme),
        rounds=ROUNDS, aim=2.0,
    )  # fmt: skip


def analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
