"""Command line: one child process per database, because Django reads its settings once.

Everything is printed, nothing is written but the databases themselves, which the next run uses
again; `--drop` removes them.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import django

from . import databases
from .run import DROP_FIRST

ROOT = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--courses", type=int, default=1_000)
    parser.add_argument("--learners", type=int, default=20_000)
    parser.add_argument("--enrolments", type=int, default=200_000)
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--seconds", type=float, default=8, help="measured per side and comparison")
    parser.add_argument("--rebuild", action="store_true", help="build the data set anew")
    parser.add_argument("--drop", action="store_true", help="remove the databases and stop")
    given = parser.parse_args(words)
    if given.courses < 2 or given.learners < 20:
        parser.error("at least 2 courses and 20 learners")
    if not given.learners <= given.enrolments <= given.courses * given.learners:
        parser.error("every learner has at least one enrolment and at most one per course")
    if given.seconds <= 0:
        parser.error("--seconds must be positive")
    return given


def main() -> int:
    given = arguments()
    worst = 0
    for database in databases.chosen(given.database):
        if given.rebuild or given.drop:
            database.drop()
        if given.drop:
            continue
        code = run(given, database)
        if code == DROP_FIRST:
            database.drop()
            code = run(given, database)
        worst = max(worst, code)
    return worst


def run(given: argparse.Namespace, database: databases.Database) -> int:
    database.create()
    numbers = (given.courses, given.learners, given.enrolments, given.seconds)
    command = [sys.executable, "-m", "tests.bench.run", *map(str, numbers)]
    return subprocess.run(command, cwd=ROOT, env=environment(database), check=False).returncode


def environment(database: databases.Database) -> dict[str, str]:
    """As an operator sets it: proofs are queued for a worker, not made within the request."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "DATA_DIR": str(database.folder),
        "DATABASE_URL": database.url,
        "TASKS": "database" if django.VERSION < (6,) else "immediate",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    sys.exit(main())
