"""Mark a lesson as done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import LessonPage
from courses.queries.steps import course_steps, place_among

from ..queries.progress import progress_in
from ..services import progress as services
from .entrance import logged_in


@require_POST
@logged_in
def finish_lesson(request: HttpRequest, lesson_pk: int) -> HttpResponse:
    """Note the lesson as done and lead on to the next step."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_pk)
    steps = course_steps(lesson.course)
    progress = progress_in(request.user, lesson.course.pk, steps)
    if progress is None:
        return redirect("lms:enrol", course_pk=lesson.course.pk)
    was_complete = progress.completion is not None
    completion = services.finish_lesson(enrolment=progress.enrolment, lesson=lesson)
    if completion and not was_complete:
        messages.success(request, _("You have completed the course. Congratulations!"))
        return redirect("lms:my_learning")
    place = place_among(steps, lesson)
    return redirect(place.next.url if place and place.next else lesson.course.url)
