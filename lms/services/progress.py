"""Verbs about getting on: finish a step, and complete the course with the last one."""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from courses.models import CoursePage, LessonPage

from ..models import Completion, Enrolment, StepRecord
from ..signals import completed


def finish_lesson(*, enrolment: Enrolment, lesson: LessonPage) -> Completion | None:
    """Note that a lesson is done. Doing it twice changes nothing."""
    return finish_step(enrolment_id=enrolment.pk, step_id=lesson.pk)


@transaction.atomic(savepoint=False)
def finish_step(*, enrolment_id: int, step_id: int) -> Completion | None:
    """Note a step as done; gives back the completion if that was the last one missing.

    Quizzes come here only from `lms.services.quizzes.submit`, after passing.
    """
    held = Enrolment.objects.select_for_update(of=("self",)).select_related("course")
    enrolment = held.get(pk=enrolment_id)
    # Nobody else writes this record while the enrolment is held.
    if not enrolment.step_records.filter(step_id=step_id).exists():
        StepRecord.objects.create(enrolment=enrolment, step_id=step_id, done_at=timezone.now())
    return complete_if_done(enrolment=enrolment)


@transaction.atomic(savepoint=False)
def complete_if_done(*, enrolment: Enrolment) -> Completion | None:
    """Record the completion, once, when every live step of the course is done."""
    existing = Completion.objects.filter(enrolment=enrolment).first()
    if existing:
        return existing
    course = enrolment.course
    done = Exists(enrolment.step_records.filter(step=OuterRef("pk")))
    steps = list(course.get_children().live().values_list(done, flat=True))
    if not steps or not all(steps):
        return None
    completion = Completion.objects.create(
        enrolment=enrolment,
        completed_at=timezone.now(),
        course_version=course.version,
        units=course.units,
        **refresh_of(course),
    )
    completed.send(sender=Completion, completion=completion)
    return completion


def refresh_of(course: CoursePage) -> dict[str, object]:
    """When a completion of today wants a refresh, and whether a real rule demands it."""
    if course.validity == CoursePage.Validity.NONE:
        return {}
    return {
        "refresh_on": timezone.localdate() + relativedelta(months=course.refresh_months),
        "refresh_is_binding": course.validity == CoursePage.Validity.REQUIRED,
    }
