"""Mass issue as an operator runs it: from completions in a database to files and rows."""

import multiprocessing
import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from tqdm import tqdm

from certificates.queries.certificates import without_certificate
from certificates.services.keys import create_missing
from certificates.services.mass import issue_many
from courses.models import CoursePage
from lms.models import Completion, Enrolment
from tests.bench.client import Unexpected
from tests.bench.dataset import people
from tests.bench.dataset.records import with_history

LOOKS = (0.1, 0.25, 0.5, 1.0)  # of the way: 2,000, 5,000, 10,000 and 20,000
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Issued:
    """`memory`: after so many, MB of the parent and of its largest worker at that moment."""

    each_ms: float
    memory: list[tuple[int, float, float]]


def measure(many: int, processes: int) -> Issued:
    create_missing()
    completions = completed(many)
    looks, memory = {round(many * share) for share in LOOKS}, []
    began = time.perf_counter()
    bar = tqdm(
        issue_many(completions, processes=processes), total=many, desc="Issuing", leave=False
    )
    for count, done in enumerate(bar, start=1):
        if done.fault:
            raise Unexpected(done.fault)
        if count in looks:
            memory.append((count, *resident()))
    took = time.perf_counter() - began
    if without_certificate().exists():
        raise Unexpected("some completions are still without a certificate")
    return Issued(1000 * took / many, memory)


def completed(many: int) -> list[int]:
    """So many people have completed P1."""
    course, now = CoursePage.objects.get(code="P1"), timezone.now()
    with tqdm(total=6 * many, desc="Building", unit=" rows", leave=False) as bar:
        learners = people.build(many, bar)
        enrolments = with_history([Enrolment(learner_id=pk, course=course) for pk in learners], bar)
        made = [
            Completion(enrolment=row, completed_at=now, course_version="1.0", units=course.units)
            for row in enrolments
        ]
        return [row.pk for row in with_history(made, bar)]


def resident() -> tuple[float, float]:
    workers = [child.pid for child in multiprocessing.active_children()]
    return megabytes(os.getpid()), max((megabytes(pid) for pid in workers if pid), default=0.0)


def megabytes(pid: int) -> float:
    """What is in memory now, shared pages included (proc(5), statm)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * PAGE / 1024 / 1024
