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
PARTS = ("courses", "bank", "programmes")
SMALLEST = 10  # questions of the course in the ground


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--courses", type=int, default=1_000)
    parser.add_argument("--learners", type=int, default=20_000)
    parser.add_argument("--enrolments", type=int, default=200_000)
    parser.add_argument("--questions", type=int, default=10_000, help="in the large bank")
    parser.add_argument("--attempts", type=int, default=1_000_000, help="at its quiz")
    parser.add_argument("--answers", type=int, default=1_000_000, help="not erased yet")
    parser.add_argument("--file", type=int, default=5_000, help="questions in an imported file")
    parser.add_argument("--stock", type=int, default=200, help="requests that can be sent once")
    parser.add_argument("--memberships", type=int, default=200_000)
    parser.add_argument("--periods", type=int, default=1_000_000, help="of programmes")
    parser.add_argument("--only", choices=PARTS, help="measure only this part")
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--seconds", type=float, default=8, help="measured per side and comparison")
    parser.add_argument("--rebuild", action="store_true", help="build the data set anew")
    parser.add_argument("--drop", action="store_true", help="remove the databases and stop")
    given = parser.parse_args(words)
    if given.courses < 2 or given.learners < 20:
        parser.error("at least 2 courses and 20 learners")
    if not given.learners <= given.enrolments <= given.courses * given.learners:
        parser.error("every learner has at least one enrolment and at most one per course")
    if given.questions < 20 or given.questions % 10 or given.attempts < 50 or given.attempts % 50:
        parser.error("questions go in tens, at least 20; attempts in fifties, at least 50")
    if not 10 <= given.answers <= 2 * given.attempts:
        parser.error("every fifth attempt is a first one, with ten answers at most")
    if not 20 <= given.stock <= 240 or given.file < 10:
        parser.error("--stock is 20 to 240, --file at least 10")
    if not 10 <= given.memberships <= given.periods <= 5 * given.memberships:
        parser.error("at least 10 memberships, and one to five periods for each")
    if given.seconds <= 0:
        parser.error("--seconds must be positive")
    return given


def main() -> int:
    given = arguments()
    worst = 0
    for engine in databases.chosen(given.database):
        if given.rebuild or given.drop:
            for part in databases.PARTS:
                engine.beside(part).drop()
        if not given.drop:
            worst = max(worst, measure(given, engine))
    return worst


def measure(given: argparse.Namespace, engine: databases.Database) -> int:
    """Everything of one engine, or up to the first child that failed."""
    ground = engine.beside("ground")
    code = settle(ground, ["tests.bench.run"])
    if not code and given.only in {None, "courses"}:
        numbers = (given.courses, given.learners, given.enrolments, given.seconds)
        code = settle(engine.beside("courses"), ["tests.bench.run", *map(str, numbers)], ground)
    if not code and given.only in {None, "bank"}:
        code = bank(given, engine, ground)
    if not code and given.only in {None, "programmes"}:
        words = ["tests.bench.programmes.run", str(given.memberships), str(given.periods)]
        code = settle(engine.beside("programmes"), words, ground)
    return code


def bank(given: argparse.Namespace, engine: databases.Database, ground: databases.Database) -> int:
    small, large = engine.beside("small"), engine.beside("large")
    for database, sizes in (
        (small, (SMALLEST, 0, 0)),
        (large, (given.questions, given.attempts, given.answers)),
    ):
        words = ["tests.bench.bank.prepare", *map(str, sizes), str(given.stock)]
        if code := settle(database, words, ground):
            return code
    words = [str(given.seconds), str(given.file), str(small.folder), small.url]
    return child(large, ["tests.bench.bank.run", *words])


def settle(
    database: databases.Database, words: list[str], template: databases.Database | None = None
) -> int:
    """Run a child on its database; where that holds something else, on a fresh one."""
    database.create(template)
    code = child(database, words)
    if code == DROP_FIRST:
        database.drop()
        database.create(template)
        code = child(database, words)
    return code


def child(database: databases.Database, words: list[str]) -> int:
    command = [sys.executable, "-m", *words]
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
