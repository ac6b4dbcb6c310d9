"""Child process of one database: build or reuse the data set, start the server, measure, print.

Called by `tests.bench` with courses, learners, enrolments and seconds, or with nothing to build
the ground; settings come by environment. Ends with DROP_FIRST if the database holds another data
set.
"""

import sys
import time

import django

DROP_FIRST = 3


def ground() -> int:
    django.setup()
    # These import models, so they wait for the set-up.
    from .dataset.build import Incomplete, ensure_ground

    try:
        ensure_ground()
    except Incomplete:
        return DROP_FIRST
    return 0


def main(courses: int, learners: int, enrolments: int, seconds: float) -> int:
    django.setup()
    from .dataset.build import Incomplete
    from .dataset.many_courses import Sizes
    from .measuring import measure_all
    from .table import show

    sizes, begin = Sizes(courses, learners, enrolments), time.monotonic()
    try:
        reused = sizes.ensure()
    except Incomplete:
        return DROP_FIRST
    prepared = "used again" if reused else f"built in {time.monotonic() - begin:.0f} s"
    show(f"{sizes} ({prepared})", measure_all(seconds))
    return 0


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(ground())
    sys.exit(main(*map(int, sys.argv[1:4]), float(sys.argv[4])))
