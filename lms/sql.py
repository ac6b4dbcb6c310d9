"""What the ORM has no words for: rows made out of rows, and whole days added to dates."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import DateField, Expression, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, list[Any]]


class PlusDays(Func):
    """A date so many days later; Django's own addition makes a moment of it."""

    output_field = DateField()

    def __init__(self, day: str | Expression, days: int) -> None:
        super().__init__(day)
        self.days = int(days)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **context: Any) -> Sql:
        return self.as_sql(compiler, connection, template=f"(%(expressions)s + {self.days})")

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> Sql:
        template = f"date(%(expressions)s, '{self.days:+d} days')"
        return self.as_sql(compiler, connection, template=template)


def insert_select(model: type[models.Model], rows: QuerySet, columns: dict[str, Any]) -> int:
    """INSERT … SELECT of these rows, one expression a column; gives how many were new.

    What a unique constraint refuses is left out. Rows never travel through Python; no signal is
    sent and no history written, so it is for models that keep none.
    """
    named = {f"_{name}": expression for name, expression in columns.items()}
    chosen = rows.annotate(**named).values_list(*named)
    try:
        sql, params = chosen.query.sql_with_params()
    except EmptyResultSet:
        return 0
    connection = connections[rows.db]
    quote = connection.ops.quote_name
    fields = [model._meta.get_field(name).column for name in columns]
    into = f"{quote(model._meta.db_table)} ({', '.join(map(quote, fields))})"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {into} {sql} ON CONFLICT DO NOTHING", params)  # noqa: S608
        return cursor.rowcount
