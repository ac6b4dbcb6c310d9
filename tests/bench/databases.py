"""The benchmark's own databases: SQLite files below the temporary folder, and `lms_bench…`.

For each engine there are six: the ground all others are copied from (tables and one course), the
many courses, a question bank that is small and one that is large, the programmes, the certificates.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.databases import LOCAL, answers

NAME = "lms_bench"
PARTS = ("ground", "courses", "small", "large", "programmes", "certificates")


@dataclass(frozen=True)
class Database:
    """Where one part of one engine is kept; `folder` also holds its static files and proofs."""

    engine: str
    server: str
    top: Path
    part: str = "courses"

    def beside(self, part: str) -> "Database":
        return replace(self, part=part)

    @property
    def folder(self) -> Path:
        return self.top / f"{self.engine}-{self.part}"

    @property
    def name(self) -> str:
        return f"{NAME}_{self.part}"

    @property
    def url(self) -> str:
        if self.engine == "sqlite":
            return f"sqlite:///{self.folder / 'bench.sqlite3'}"
        return urlsplit(self.server)._replace(path=f"/{self.name}").geturl()

    def create(self, template: "Database | None" = None) -> None:
        """Make it, empty or as a copy, if it is not there."""
        if self._exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        if template:
            shutil.copytree(template.folder, self.folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.engine == "postgres":
            copied = f" TEMPLATE {template.name}" if template else ""
            with _maintenance(self.server) as cursor:
                cursor.execute(f"CREATE DATABASE {self.name}{copied}")

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):  # others may still be there
            self.top.rmdir()
        if self.engine == "postgres":
            with _maintenance(self.server) as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _exists(self) -> bool:
        if not self.folder.exists():
            self.drop()  # without its files a database is of no use
            return False
        if self.engine == "sqlite":
            return True
        with _maintenance(self.server) as cursor:
            found = cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            return found.fetchone() is not None


def chosen(wanted: str) -> Iterator[Database]:
    """The engines to measure on. A server that was asked for by name must answer."""
    top = Path(tempfile.gettempdir()) / f"lms-bench-{os.getuid()}"
    if wanted in {"sqlite", "both"}:
        yield Database("sqlite", "", top)
    if wanted in {"postgres", "both"}:
        server = os.environ.get("DATABASE_URL", "")
        server = server if server.startswith("postgres") else LOCAL
        if answers(server):
            yield Database("postgres", server, top)
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
