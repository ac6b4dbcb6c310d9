"""Child process of the large bank: measure everything, print a table.

Called with the seconds for each kind of request, the questions of a file, and folder and address
of the small bank; the settings of the large one come by environment.
"""

import os
import sys
from pathlib import Path

import django


def main(seconds: float, questions: int, folder: str, url: str) -> int:
    django.setup()
    # These import models, so they wait for the set-up.
    from django.conf import settings

    from . import files, grading, pages, statistics
    from .table import Found, show

    small, large = pages.Side.read(Path(folder)), pages.Side.read(settings.DATA)
    environment = os.environ | {"DATA_DIR": folder, "DATABASE_URL": url}
    show(
        Found(
            small.name,
            large.name,
            pages.measure(small, large, environment, seconds),
            grading.measure(),
            [*statistics.measure(), files.measure(questions)],
            list(files.readings(questions)),
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
