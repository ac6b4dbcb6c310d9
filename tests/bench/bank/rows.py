"""How much a request makes the database send: rows, and about how many bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.backends.utils import CursorWrapper


@dataclass
class Sent:
    rows: int = 0
    bytes: int = 0

    def add(self, rows: list[Any]) -> None:
        self.rows += len(rows)
        self.bytes += sum(len(str(value)) for row in rows for value in row)


@contextmanager
def counted() -> Iterator[Sent]:
    """All rows that reach Python meanwhile, in this thread."""
    sent = Sent()

    class Counting(CursorWrapper):
        def fetchone(self) -> Any:
            row = self.cursor.fetchone()
            sent.add([row] if row else [])
            return row

        def fetchmany(self, *args: Any) -> Any:
            rows = self.cursor.fetchmany(*args)
            sent.add(rows)
            return rows

        def fetchall(self) -> Any:
            rows = self.cursor.fetchall()
            sent.add(rows)
            return rows

        def __iter__(self) -> Iterator[Any]:
            for row in super().__iter__():
                sent.add([row])
                yield row

    with patch.object(connection, "make_cursor", lambda cursor: Counting(cursor, connection)):
        yield sent
