"""All parts of the data set with many courses, in the order they need each other."""

from dataclasses import dataclass

from tqdm import tqdm

from . import pages, people, proofs, records
from .build import ensure


@dataclass(frozen=True)
class Sizes:
    courses: int
    learners: int
    enrolments: int

    def __str__(self) -> str:
        return (
            f"{self.courses:,} courses, {self.learners:,} learners, {self.enrolments:,} enrolments"
        )

    @property
    def rows(self) -> int:
        """About how many there will be, for the progress bar."""
        return pages.rows(self.courses) + 2 * self.learners + records.rows(self.enrolments)

    def build(self, bar: tqdm) -> None:
        courses = pages.build(self.courses, bar)
        learners = people.build(self.learners, bar)
        records.build(courses, learners, self.enrolments, bar)
        proofs.build(bar)

    def ensure(self) -> bool:
        return ensure(self, self.build, self.rows)
