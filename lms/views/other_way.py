"""The page "I need another way"; nobody is asked why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.models import CoursePage
from courses.queries.contacts import help_contacts

from ..exceptions import AskedAlready, LearningError
from ..forms.people import OtherWayForm
from ..services.other_way import ask_for_another_way, letter, trusted_provider
from .entrance import logged_in


@logged_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def other_way(request: HttpRequest, course_pk: int) -> HttpResponse:
    """Say who would be told what, and send it; without a trusted person, say whom to ask."""
    courses = CoursePage.objects.live().public().select_related("provider")
    course = get_object_or_404(courses, pk=course_pk)
    asked = {
        "user": request.user,
        "course": course,
        "address": request.build_absolute_uri(reverse("lms:page", args=[course.pk])),
    }
    form = OtherWayForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_another_way(**asked, contact=form.cleaned_data["contact"])
        except AskedAlready as refusal:
            form.add_error(None, str(refusal.message))
        except LearningError as refusal:
            form.add_error(None, str(refusal.message))
            status = 503
        else:
            return redirect("lms:other_way_sent")
    context = {
        "form": form,
        "course": course,
        "trusted": trusted_provider(course),
        "letter": letter(**asked, contact=""),
        "contacts": help_contacts(),
    }
    return render(request, "lms/other_way.html", context, status=status)


@logged_in
@require_safe
def other_way_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "lms/other_way_sent.html")
