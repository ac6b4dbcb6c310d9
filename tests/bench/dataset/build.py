"""Build the data set once, and know whether the one at hand is the wanted one."""

import hashlib
from contextlib import redirect_stderr
from dataclasses import astuple, dataclass
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from tqdm import tqdm

from lms.site.management.commands.demo import ensure_home_page

from ..bare.models import Build
from . import pages, people, proofs, records

ROOT = Path(__file__).resolve().parents[3]
# What shapes the data: tables, shipped content and the code beside this file.
SHAPING = (
    "*/migrations/*.py",
    "lms/site/migrations/*.py",
    "tests/bench/bare/migrations/*.py",
    "tests/bench/dataset/*.py",
    "courses/starter/**/*.md",
    "courses/starter/**/*.py",
    "courses/starter/**/*.yaml",
)


@dataclass(frozen=True)
class Sizes:
    courses: int
    learners: int
    enrolments: int

    def __str__(self) -> str:
        return (
            f"{self.courses:,} courses, {self.learners:,} learners, {self.enrolments:,} enrolments"
        )


class Incomplete(Exception):
    """The database holds another or a half-built data set and must be dropped first."""


def ensure(sizes: Sizes) -> bool:
    """Build what is missing; True if everything was there. Raises Incomplete."""
    wanted = fingerprint(sizes)
    if _is_complete(wanted):
        return True
    if connection.introspection.table_names():
        raise Incomplete
    with tqdm(total=_rows(sizes), unit=" rows", desc=f"{connection.vendor}: tables") as bar:
        _prepare()
        bar.set_description(f"{connection.vendor}: rows")
        courses = pages.build(sizes.courses, bar)
        learners = people.build(sizes.learners, bar)
        records.build(courses, learners, sizes.enrolments, bar)
        proofs.build(bar)
        bar.total = bar.n
    _analyse()
    Build.objects.create(fingerprint=wanted)
    return False


def _prepare() -> None:
    """What an operator does on the first day."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    ensure_home_page()
    with redirect_stderr(StringIO()):  # its own progress bar would tear ours
        call_command("load_starter", stdout=StringIO())


def fingerprint(sizes: Sizes) -> str:
    """Changes with the sizes and with every file that shapes the data."""
    digest = hashlib.sha256(repr(astuple(sizes)).encode())
    for path in sorted({path for pattern in SHAPING for path in ROOT.glob(pattern)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _is_complete(wanted: str) -> bool:
    if Build._meta.db_table not in connection.introspection.table_names():
        return False
    return Build.objects.filter(fingerprint=wanted).exists()


def _rows(sizes: Sizes) -> int:
    """About how many rows there will be, for the progress bar."""
    return pages.rows(sizes.courses) + 2 * sizes.learners + records.rows(sizes.enrolments)


def _analyse() -> None:
    """Give the planner its statistics now, so that no background job does it while we measure."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
