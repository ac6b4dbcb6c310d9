"""Child process with the database: build, issue, check, print.

Called with certificates, processes, rows of a list and seconds; settings come by environment.
"""

import os
import sys

import django


def main(many: int, processes: int, rows: int, seconds: float) -> None:
    django.setup()
    # These import models, so they wait for the set-up.
    from tests.bench.table import HEAD, engine, row

    from . import checking, issuing, lists

    issued = issuing.measure(many, processes)
    print(f"\n{engine()}: {many:,} certificates issued by `issue_many`, {processes} processes")
    print(f"{issued.each_ms:.1f} ms each, {1000 / issued.each_ms:.1f} a second")
    for count, parent, worker in issued.memory:
        print(
            f"memory after {count:>6,}: {parent:>5.0f} MB parent, {worker:>5.0f} MB largest worker"
        )

    print(f"\n{'queries of a check':36}{'itself':>8}{'aim':>9}")
    for name, count in checking.queries():
        print(f"{name:36}{count:>8}{'≤ 5':>9}")

    print(f"\n{HEAD}")
    for result in checking.measure(seconds):
        ours, bare = result.pair.name.split(" ÷ ")
        aim = f"≤ {result.pair.aim:.1f}×" if result.pair.aim else "–"
        print(row(ours, result.ours) + f"{result.ratio:>7.2f}×{aim:>9}")
        print(row(f"  ÷ {bare}", result.bare))

    print(f"\n{'list check: take in, answer':36}{'rows':>8}{'rows/s':>9}{'aim':>11}")
    for name, speed in lists.measure(rows):
        print(f"{name:36}{rows:>8,}{speed:>9,.0f}{'≥ 1,000':>11}")
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), float(sys.argv[4]))
