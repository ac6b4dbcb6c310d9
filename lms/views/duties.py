"""My duties: what, until when, why, and what comes next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.queries.contacts import help_contacts

from ..exceptions import AskedAlready, LearningError
from ..forms.people import OtherWayForm
from ..models import Assignment, Learner, ReminderChoice
from ..queries.duties import duties_of
from ..queries.people import learner_of
from ..queries.step_courses import courses_of
from ..services.fulfilling import BY_HERSELF, confirm_step
from ..services.other_way_duty import ask, letter, trusted_in
from .entrance import logged_in


def own(request: HttpRequest, pk: int) -> Assignment:
    """The assignment if it is active and hers; else it does not exist for her."""
    mine = Assignment.objects.active().filter(learner__user=request.user)
    return get_object_or_404(
        mine.select_related("learner__user", "programme", "organisation", "version"), pk=pk
    )


@logged_in
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request.user)
    duties = duties_of(learner) if learner else []
    choice = ReminderChoice.objects.filter(learner=learner).first() if learner else None
    context = {
        "duties": duties,
        "courses": courses_of(duties),
        "by_herself": BY_HERSELF,
        "choice": choice,
        "new_feed": request.session.pop("duty_feed", ""),
    }
    return render(request, "lms/duties.html", context)


@logged_in
@require_POST
def confirm(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """A reading or a first meeting is confirmed by herself, for today."""
    assignment = own(request, pk)
    step = get_object_or_404(assignment.version.steps.filter(kind__in=BY_HERSELF), pk=step_pk)
    try:
        confirm_step(assignment=assignment, step=step, on=timezone.localdate(), by=request.user)
    except LearningError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Noted. Thank you."))
    return redirect("lms:duties")


@logged_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def other_way(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who would be told what, and send it; nobody is asked why."""
    assignment = own(request, pk)
    form = OtherWayForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            ask(assignment=assignment, contact=form.cleaned_data["contact"])
        except AskedAlready as refusal:
            form.add_error(None, str(refusal.message))
        except LearningError as refusal:
            form.add_error(None, str(refusal.message))
            status = 503
        else:
            return redirect("lms:other_way_sent")
    context = {
        "form": form,
        "assignment": assignment,
        "trusted": trusted_in(assignment),
        "letter": letter(assignment=assignment, contact=""),
        "contacts": help_contacts(),
    }
    return render(request, "lms/duty_other_way.html", context, status=status)


def learner_or_new(request: HttpRequest) -> Learner:
    learner, _created = Learner.objects.get_or_create(user=request.user)
    return learner
