"""INSERT … SELECT that runs on both databases, with all columns of a model.

Set-based, because a million rows through Python would take the better part of an hour.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

# Counts from 1 to the first parameter; `i` is the number.
COUNTING = "counting (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counting WHERE i < %s)"


def random_uuid() -> str:
    """A new UUID for every row, as SQL."""
    return (
        "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
    )


def json_type() -> str:
    return "jsonb" if connection.vendor == "postgresql" else "text"


def copied(model: type[models.Model], alias: str) -> dict[str, str]:
    """Every column but the key as it is in another row."""
    return {name: f"{alias}.{name}" for name in columns(model)}


def columns(model: type[models.Model]) -> dict[str, models.Field]:
    fields = model._meta.local_concrete_fields
    return {field.column: field for field in fields if not field.primary_key}


def fill(
    model: type[models.Model],
    source: str,
    given: Sequence[Any] = (),
    *,
    tables: Sequence[str] = (),
    **expressions: str,
) -> int:
    """Insert one row for each row of `source`; columns without an expression get their default.

    `given` are the parameters of `tables` (common table expressions) and then of `source`, in
    this order. Expressions take none. Gives the number of rows.
    """
    example, parts, defaults = model(), [], []
    for name, field in columns(model).items():
        parts.append(expressions.get(name, "%s"))
        if name not in expressions:
            value = field.pre_save(example, add=True)
            defaults.append(field.get_db_prep_save(value, connection))
    ahead = sum(table.count("%s") for table in tables)
    names = ", ".join(map(connection.ops.quote_name, columns(model)))
    # The tables stand after INSERT: otherwise the driver of SQLite does not count the rows.
    sql = (
        f"INSERT INTO {model._meta.db_table} ({names}) "  # noqa: S608
        + (f"WITH RECURSIVE {', '.join(tables)} " if tables else "")
        + f"SELECT {', '.join(parts)} FROM {source}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given[:ahead], *defaults, *given[ahead:]])
        return cursor.rowcount
