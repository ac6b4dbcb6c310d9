"""Measure and print: `python -m tests.bench.certificates`. Needs no database."""

import argparse
import os

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.certificates", description=__doc__)
    parser.add_argument("--papers", type=int, default=400, help="that we make; a tenth is naive")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if given.papers < 20 or given.processes < 1:
        parser.error("at least 20 papers and one process")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
    django.setup()
    # These need the settings.
    from .measuring import measure
    from .table import show

    show(measure(given.papers, given.processes))


if __name__ == "__main__":
    main()
