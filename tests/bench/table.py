"""The result as a table on the terminal."""

import os
import platform
import sys

import django
import wagtail
from django.core.cache import caches
from django.db import connection

from certificates.conf import settings

from .measuring import ROUNDS, Result, Side
from .server import THREADS

HEAD = f"{'':36}{'queries':>8}{'req/s':>9}{'median ms':>11}{'p95 ms':>9}{'ratio':>8}{'aim':>9}"


def show(data_set: str, results: list[Result]) -> None:
    print(f"\n{engine()}: {data_set}")
    print(f"Python {platform.python_version()}, {versions()}; {os.cpu_count()} cores")
    print(
        f"gunicorn with 1 process and {THREADS} threads, as many clients; cache {cache()}; "
        f"proofs {proofs()}; median of {ROUNDS} rounds in turns"
    )
    print(HEAD)
    for result in results:
        aim = f"≤ {result.pair.aim:.1f}×" if result.pair.aim else "–"
        ours, bare = result.pair.name.split(" ÷ ")
        print(row(ours, result.ours) + f"{result.ratio:>7.2f}×{aim:>9}")
        print(row(f"  ÷ {bare}", result.bare))
    sys.stdout.flush()


def row(name: str, side: Side) -> str:
    return (
        f"{name:36}{side.queries:>8}{side.per_second:>9.1f}"
        f"{side.median_ms:>11.1f}{side.p95_ms:>9.1f}"
    )


def engine() -> str:
    """Name and version of the database."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        version = connection.cursor().execute("SHOW server_version").fetchone()[0]
        return f"PostgreSQL {version.split()[0]}"
    return f"SQLite {connection.Database.sqlite_version}"


def versions() -> str:
    return f"Django {django.__version__}, Wagtail {wagtail.__version__}"


def cache() -> str:
    return type(caches["default"]).__name__


def proofs() -> str:
    return "queued" if settings.ISSUE_ON_COMPLETION else "not queued"
