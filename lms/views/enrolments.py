"""Begin a course, and go on with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from courses.models import CoursePage
from courses.queries.steps import course_steps

from ..exceptions import LearningError
from ..forms.people import EnrolForm
from ..queries.people import learner_of
from ..queries.progress import progress_in
from ..services import enrolments as services
from ..services.people import save_name
from .entrance import logged_in


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, course_pk: int) -> HttpResponse:
    """Ask for name and group, then open the first step. `again` opens a new cycle."""
    course = get_object_or_404(CoursePage.objects.live().public(), pk=course_pk)
    form = EnrolForm(request.POST or None, learner=learner_of(request.user))
    if request.method == "POST" and form.is_valid():
        learner = save_name(user=request.user, name=form.cleaned_data["name"])
        try:
            services.enrol(
                learner=learner,
                course=course,
                group=form.cleaned_data["group"],
                again="again" in request.POST,
            )
        except LearningError as error:
            messages.error(request, str(error.message))
            return redirect(course.url)
        return redirect("lms:resume", course_pk=course.pk)
    progress = progress_in(request.user, course.pk, course_steps(course))
    context = {"form": form, "course": course, "again": bool(progress and progress.completion)}
    return render(request, "lms/enrol.html", context)


@logged_in
@require_safe
def resume(request: HttpRequest, course_pk: int) -> HttpResponse:
    """Lead to the first step that is not done yet, else to the course."""
    enrolled = CoursePage.objects.filter(enrolments__learner__user=request.user).distinct()
    course = get_object_or_404(enrolled, pk=course_pk)
    progress = progress_in(request.user, course.pk, course_steps(course))
    following = progress.next_step if progress else None
    return redirect(following.url if following else course.url)
