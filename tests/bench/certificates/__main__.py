"""Measure and print: `python -m tests.bench.certificates`.

First the pipe alone, without a database; then, in a child process with a SQLite database of its
own, mass issue with all that belongs to it, and the checks.
"""

import argparse
import os
import sys

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.certificates", description=__doc__)
    parser.add_argument("--papers", type=int, default=400, help="that we make; a tenth is naive")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--many", type=int, default=400, help="issued into a database; 20000 for memory"
    )
    parser.add_argument("--rows", type=int, default=10_000, help="of the lists that are checked")
    parser.add_argument("--seconds", type=float, default=8, help="measured per side and comparison")
    given = parser.parse_args()
    if given.papers < 20 or given.processes < 1:
        parser.error("at least 20 papers and one process")
    if given.many < 20 or not 10 <= given.rows <= 50_000 or given.seconds <= 0:
        parser.error("--many is 20 at least, --rows 10 to 50000, --seconds positive")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
    django.setup()
    # These need the settings.
    from .measuring import measure
    from .table import show

    show(measure(given.papers, given.processes))
    sys.exit(in_a_database(given))


def in_a_database(given: argparse.Namespace) -> int:
    """A fresh copy of the ground each time: what was issued cannot be issued again."""
    from ..__main__ import child, settle
    from ..databases import chosen

    (engine,) = chosen("sqlite")
    ground, own = engine.beside("ground"), engine.beside("certificates")
    if code := settle(ground, ["tests.bench.run"]):
        return code
    own.drop()
    own.create(ground)
    words = [given.many, given.processes, given.rows, given.seconds]
    return child(own, ["tests.bench.certificates.run", *map(str, words)])


if __name__ == "__main__":
    main()
