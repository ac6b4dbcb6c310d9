"""One database: build or reuse the data set, start the server, measure, print a table.

Called by `tests.bench` with courses, learners, enrolments and seconds; settings come by
environment. Ends with DROP_FIRST if the database holds another data set.
"""

import sys
import time

import django

DROP_FIRST = 3


def main(courses: int, learners: int, enrolments: int, seconds: float) -> int:
    django.setup()
    # These import models, so they wait for the set-up.
    from .dataset.build import Incomplete, Sizes, ensure
    from .measuring import measure_all
    from .table import show

    sizes, begin = Sizes(courses, learners, enrolments), time.monotonic()
    try:
        reused = ensure(sizes)
    except Incomplete:
        return DROP_FIRST
    prepared = "used again" if reused else f"built in {time.monotonic() - begin:.0f} s"
    show(f"{sizes} ({prepared})", measure_all(seconds))
    return 0


if __name__ == "__main__":
    sizes = map(int, sys.argv[1:4])
    sys.exit(main(*sizes, float(sys.argv[4])))
