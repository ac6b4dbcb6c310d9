"""Build the data set once, and know whether the one at hand is the wanted one."""

import hashlib
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from tqdm import tqdm

from lms.site.management.commands.demo import ensure_demo_site

from ..bare.models import Build

ROOT = Path(__file__).resolve().parents[3]
# What shapes the ground: tables, shipped content and this file.
GROUND = (
    "*/migrations/*.py",
    "lms/site/migrations/*.py",
    "tests/bench/bare/migrations/*.py",
    "tests/bench/dataset/build.py",
    "courses/starter/*.py",
    "courses/starter/p1/**/*.*",
    "courses/starter/vocabulary/**/*.*",
)
# And what is built upon it.
SHAPING = (
    *GROUND,
    "tests/bench/dataset/*.py",
    "tests/bench/bank/dataset/*.py",
    "tests/bench/programmes/dataset.py",
)


class Incomplete(Exception):
    """The database holds another or a half-built data set and must be dropped first."""


def ensure(sizes: Any, build: Callable[[tqdm], None], rows: int) -> bool:
    """Fill a copy of the ground; True if everything was there. Raises Incomplete."""
    wanted = fingerprint(sizes)
    built = notes()
    if wanted in built:
        return True
    if built != {fingerprint()}:
        raise Incomplete
    Build.objects.create(fingerprint=f"begun {wanted}"[:64])
    with tqdm(total=rows, unit=" rows", desc=f"{connection.vendor}: rows") as bar:
        build(bar)
        bar.total = bar.n
    _analyse()
    Build.objects.create(fingerprint=wanted)
    return False


def ensure_ground() -> None:
    """What an operator does on the first day, with one of the shipped courses."""
    wanted = fingerprint()
    if wanted in notes():
        return
    if connection.introspection.table_names():
        raise Incomplete
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    ensure_demo_site()
    with redirect_stderr(StringIO()):  # its own progress bar would tear ours
        call_command("load_starter", course=["p1"], stdout=StringIO())
    Build.objects.create(fingerprint=wanted)


def fingerprint(sizes: Any = None) -> str:
    """Changes with the sizes (the ground has none) and every file that shapes the data."""
    patterns = GROUND if sizes is None else SHAPING
    digest = hashlib.sha256(repr(sizes).encode())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def notes() -> set[str]:
    """What was built in this database, or begun."""
    if Build._meta.db_table not in connection.introspection.table_names():
        return set()
    return set(Build.objects.values_list("fingerprint", flat=True))


def _analyse() -> None:
    """Give the planner its statistics now, so that no background job does it while we measure."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
