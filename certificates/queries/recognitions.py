"""Which recognitions a course had on the day somebody completed it."""

from django.db.models import Q
from django.utils import timezone

from lms.models import Completion

from .. import snapshot as frozen
from ..models import CourseRecognition

MOST = 12  # as many as a snapshot takes


def recognitions_of(completion: Completion) -> list[frozen.Recognition]:
    """One query."""
    day = timezone.localdate(completion.completed_at)
    open_ended = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    rows = CourseRecognition.objects.filter(
        open_ended, course_id=completion.enrolment.course_id, valid_from__lte=day
    )
    return [
        frozen.Recognition(
            scheme=row.scheme, number=row.number, category=row.category, points=row.points
        )
        for row in rows[:MOST]
    ]
