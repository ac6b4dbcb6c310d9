"""Child process of the programmes: build or use again, measure, print.

Called with memberships and periods; settings come by environment. Ends with DROP_FIRST if the
database holds another data set.
"""

import os
import resource
import sys
import time

import django

from tests.bench.run import DROP_FIRST


def main(memberships: int, periods: int) -> int:
    django.setup()
    # These import models, so they wait for the set-up.
    from tests.bench.bank.table import NAME, deed
    from tests.bench.dataset.build import Incomplete
    from tests.bench.table import engine

    from .dataset import Sizes
    from .deeds import ROUNDS, measure

    sizes, begin = Sizes(memberships, periods), time.monotonic()
    try:
        reused = sizes.ensure()
    except Incomplete:
        return DROP_FIRST
    made = "used again" if reused else f"built in {time.monotonic() - begin:.0f} s"
    found = measure(sizes)
    print(f"\n{engine()}: programmes; load {os.getloadavg()[0]:.1f} at the end")
    print(f"{sizes} ({made}); median of {ROUNDS} rounds in turns")
    print(f"{'':{NAME}}{'ours ms':>11}{'bare ms':>11}{'ratio':>9}{'aim':>10}")
    for one in found:
        print(deed(one, f"≤ {one.aim:.1f}×"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"The process held {peak:,} MB at most, both sides of each comparison included.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
