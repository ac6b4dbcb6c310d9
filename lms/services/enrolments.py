"""Verbs about enrolling."""

from django.db import transaction

from courses.models import CoursePage, ProfessionalGroup

from ..exceptions import CourseNotAvailable
from ..models import Enrolment, Learner


@transaction.atomic
def enrol(
    *,
    learner: Learner,
    course: CoursePage,
    group: ProfessionalGroup | None = None,
    again: bool = False,
) -> Enrolment:
    """Enrol a learner, or give back the enrolment she already has.

    `again` opens a new cycle once the last one is completed; nothing is ever reset.
    Raises CourseNotAvailable for a course that is not published.
    """
    if not course.live:
        raise CourseNotAvailable
    Learner.objects.select_for_update().get(pk=learner.pk)
    latest = (
        Enrolment.objects.filter(learner=learner, course=course)
        .select_related("completion")
        .order_by("-cycle")
        .first()
    )
    if latest and not (again and hasattr(latest, "completion")):
        return latest
    cycle = latest.cycle + 1 if latest else 1
    return Enrolment.objects.create(learner=learner, course=course, cycle=cycle, group=group)
