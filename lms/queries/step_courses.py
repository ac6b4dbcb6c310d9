"""Where the course steps of somebody's duties lead."""

from collections import defaultdict
from collections.abc import Iterable

from courses.models import CoursePage

from ..models import StepCourse
from .duties import Duty


def courses_of(duties: Iterable[Duty]) -> dict[int, list[CoursePage]]:
    """Live courses by step; one query."""
    steps = {cell.step_id for duty in duties for cell in duty.row.cells}
    rows = StepCourse.objects.filter(step__in=steps, course__live=True)
    found: dict[int, list[CoursePage]] = defaultdict(list)
    for row in rows.select_related("course").order_by("sort_order", "pk"):
        found[row.step_id].append(row.course)
    return dict(found)
