"""The benchmark's own databases: a SQLite file below the temporary folder, and `lms_bench`."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.databases import LOCAL, answers

NAME = "lms_bench"


@dataclass(frozen=True)
class Database:
    """Where one engine keeps its data set; `folder` also holds its static files and proofs."""

    engine: str
    url: str
    folder: Path

    def create(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.engine == "postgres" and not self._exists():
            with _maintenance(self.url) as cursor:
                cursor.execute(f"CREATE DATABASE {NAME}")

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):  # the other engine's folder may still be there
            self.folder.parent.rmdir()
        if self.engine == "postgres":
            with _maintenance(self.url) as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")

    def _exists(self) -> bool:
        with _maintenance(self.url) as cursor:
            found = cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
            return found.fetchone() is not None


def chosen(wanted: str) -> Iterator[Database]:
    """The databases to measure. A server that was asked for by name must answer."""
    top = Path(tempfile.gettempdir()) / f"lms-bench-{os.getuid()}"
    if wanted in {"sqlite", "both"}:
        folder = top / "sqlite"
        yield Database("sqlite", f"sqlite:///{folder / 'bench.sqlite3'}", folder)
    if wanted in {"postgres", "both"}:
        server = os.environ.get("DATABASE_URL", "")
        server = server if server.startswith("postgres") else LOCAL
        if answers(server):
            url = urlsplit(server)._replace(path=f"/{NAME}").geturl()
            yield Database("postgres", url, top / "postgres")
        elif wanted == "postgres":
            sys.exit(f"No PostgreSQL server answers at {urlsplit(server).hostname}.")
        else:
            print("No PostgreSQL server here: measuring on SQLite only.", file=sys.stderr)


@contextmanager
def _maintenance(url: str) -> Iterator[Any]:
    import psycopg

    server = urlsplit(url)._replace(path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as connection, connection.cursor() as cursor:
        yield cursor
