"""Foreign keys of many rows at once."""

from collections.abc import Sequence

from django.db import connections, models, router


def point(rows: Sequence[models.Model], field_name: str) -> None:
    """Store this foreign key of rows of one model, in one statement.

    `bulk_update` makes a dozen expressions for every row; for a portion of an import they took
    longer than inserting it.
    """
    if not rows:
        return
    model = type(rows[0])
    field = model._meta.get_field(field_name)
    connection = connections[router.db_for_write(model)]
    names = (model._meta.db_table, field.column, model._meta.pk.column)
    table, column, key = map(connection.ops.quote_name, names)
    pairs = ", ".join(["(%s, %s)"] * len(rows))
    # Both databases call the columns of a bare VALUES list column1 and column2.
    statement = (
        f"UPDATE {table} SET {column} = given.column2 "  # noqa: S608  names of columns only
        f"FROM (VALUES {pairs}) AS given WHERE {table}.{key} = given.column1"
    )
    values = [value for row in rows for value in (row.pk, getattr(row, field.attname))]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
