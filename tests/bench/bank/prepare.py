"""Child process of one bank: build it or use it again, make its visitors, count a request each.

Leaves what was found in `visits.json` beside the database. Ends with DROP_FIRST if the database
holds another data set.
"""

import json
import sys
import time
from dataclasses import asdict
from typing import Any

import django

from tests.bench.run import DROP_FIRST

FILE = "visits.json"


def main(questions: int, attempts: int, answers: int, stock: int) -> int:
    django.setup()
    # These import models, so they wait for the set-up.
    from django.conf import settings

    from tests.bench.dataset.build import Incomplete

    from .dataset.build import Sizes
    from .visits import prepare

    sizes, begin = Sizes(questions, attempts, answers), time.monotonic()
    try:
        reused = sizes.ensure()
    except Incomplete:
        return DROP_FIRST
    made = "used again" if reused else f"built in {time.monotonic() - begin:.0f} s"
    visits = [counted_visit(visit) for visit in prepare(stock)]
    found = {"name": f"{sizes} ({made})", "visits": visits}
    (settings.DATA / FILE).write_text(json.dumps(found, default=asdict))
    return 0


def counted_visit(visit: Any) -> dict[str, Any]:
    """The visit, with statements and rows of one request; what was used up is left out."""
    from django.test import Client

    from lms.models import AttemptAnswer
    from tests.bench.counting import COUNTED, answer, statements

    from .dataset.questions import FIXED
    from .rows import counted

    supply, before, used = visit.supply(), AttemptAnswer.objects.count(), COUNTED + 1
    queries = statements(supply)
    with counted() as sent:
        answer(Client(enforce_csrf_checks=True), next(supply))
    made = AttemptAnswer.objects.count() - before
    if visit.name.startswith("start") and made != FIXED * used:
        raise RuntimeError(f"{visit.name}: some attempts did not start.")
    left = visit.plain() | {"requests": visit.requests[used if visit.once else 0 :]}
    return {"visit": left, "queries": queries, "rows": sent.rows, "bytes": sent.bytes}


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
