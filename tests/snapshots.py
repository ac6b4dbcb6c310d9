"""The database as every test finds it, remembered once and put back after tests that commit.

Django empties all tables after a transactional test. Filling them again from the shipped files
took seconds each time; a copy of the rows takes a fraction of one, and all tests start alike.
"""

import sqlite3
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

SCHEMA = "remembered"


class SqliteSnapshot:
    """A copy in memory, page by page."""

    def __init__(self) -> None:
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.ensure_connection()
        connection.connection.backup(self.copy)

    def put_back(self) -> None:
        connection.ensure_connection()
        self.copy.backup(connection.connection)


class PostgresSnapshot:
    """A second schema with the rows, and the numbers the sequences stood at."""

    def __init__(self) -> None:
        self.tables = [
            connection.ops.quote_name(name) for name in connection.introspection.table_names()
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
            self.filled = [name for name in self.tables if self._has_rows(cursor, name)]
            for name in self.filled:
                cursor.execute(f"CREATE TABLE {SCHEMA}.{name} AS TABLE public.{name}")
            cursor.execute(
                "SELECT format('SELECT setval(%L, %s, %L)', quote_ident(sequencename),"
                " coalesce(last_value, start_value), last_value IS NOT NULL)"
                " FROM pg_sequences WHERE schemaname = 'public'"
            )
            self.sequences = [row[0] for row in cursor.fetchall()]

    @staticmethod
    def _has_rows(cursor: Any, name: str) -> bool:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM public.{name})")
        return cursor.fetchone()[0]

    def put_back(self) -> None:
        # Foreign keys are checked when the transaction ends: the order of the tables is free.
        emptying = [f"DELETE FROM public.{name}" for name in self.tables]
        filling = [
            f"INSERT INTO public.{name} SELECT * FROM {SCHEMA}.{name}" for name in self.filled
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(";".join([*emptying, *filling, *self.sequences]))


class Snapshot:
    """The newest copy; a suite that adds to the ground of another takes it anew."""

    kept: SqliteSnapshot | PostgresSnapshot | None = None

    def take(self) -> None:
        kind = SqliteSnapshot if connection.vendor == "sqlite" else PostgresSnapshot
        self.kept = kind()

    def put_back(self) -> None:
        if self.kept is None:
            raise RuntimeError("Nothing was remembered yet: the session fixture has not run.")
        self.kept.put_back()
        ContentType.objects.clear_cache()


SNAPSHOT = Snapshot()
