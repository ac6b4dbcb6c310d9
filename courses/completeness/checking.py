"""The door to the check: courses in, findings with addresses out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..models import CoursePage
from .findings import Finding, Severity
from .links import address
from .reading import course_facts
from .registry import findings

AT_ONCE = 20


@dataclass(frozen=True)
class Checked:
    """A course and what was found, the gravest first."""

    course: CoursePage
    findings: list[Finding]

    def count(self, severity: Severity) -> int:
        return sum(one.severity == severity for one in self.findings)

    @property
    def counts(self) -> list[tuple[Severity, int]]:
        """How many of each, the gravest first; without the zeros."""
        counted = [(severity, self.count(severity)) for severity in reversed(Severity)]
        return [(severity, number) for severity, number in counted if number]

    @property
    def entries(self) -> list["Entry"]:
        return [Entry(one, address(one)) for one in self.findings]


@dataclass(frozen=True)
class Entry:
    """A finding as a list shows it."""

    finding: Finding
    url: str


def check_course(course: CoursePage) -> Checked:
    return check_page_of([course])[0]


def check_page_of(courses: Sequence[CoursePage]) -> list[Checked]:
    """Some courses, with one fixed set of queries for all."""
    return [
        Checked(course, findings(facts))
        for course, facts in zip(courses, course_facts(courses), strict=True)
    ]


def check_all(courses: Iterable[CoursePage]) -> Iterator[Checked]:
    """Any number of courses, a few at a time, so that memory stays small."""
    rest = iter(courses)
    while some := list(islice(rest, AT_ONCE)):
        yield from check_page_of(some)


def from_severity(checked: Checked, least: Severity) -> Checked:
    """Only findings that matter as much as `least` or more."""
    kept = [one for one in checked.findings if one.severity >= least]
    return Checked(checked.course, kept)
