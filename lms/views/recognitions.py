"""Trainings done elsewhere: proposed by the learner or her manager, decided by her organisation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.downloads import as_download

from ..exceptions import LearningError
from ..forms.recognitions import RecognitionForm, SeenForm
from ..models import Evidence, Learner, Membership, Organisation, Recognition
from ..queries import memberships
from ..queries import recognitions as queries
from ..services import recognitions as services
from .duties import own
from .entrance import logged_in
from .organisation_entrance import manager_only

FORM_METHODS = ["GET", "HEAD", "POST"]
SHOWN = 100


@logged_in
@never_cache
@require_http_methods(FORM_METHODS)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """For a step of one of her duties."""
    assignment = own(request, pk)
    form = RecognitionForm(*posted(request), assignments=[assignment])
    if handed_in(request, form, assignment.learner, assignment.organisation):
        messages.success(request, _("Your proposal has been handed in."))
        return redirect("lms:duties")
    context = {"form": form, "organisation": assignment.organisation,
               "programme": assignment.programme}  # fmt: skip
    return render(request, "lms/propose_recognition.html", context)


@logged_in
@never_cache
@require_http_methods(FORM_METHODS)
def propose_hours(request: HttpRequest, membership_pk: int) -> HttpResponse:
    """For the hours, or for a step of anything this organisation asks."""
    active = memberships.own(request.user).filter(confirmed_at__isnull=False)
    membership = get_object_or_404(active, pk=membership_pk)
    here = queries.programmes_here(membership.learner, membership.organisation)
    form = RecognitionForm(*posted(request), assignments=here)
    if handed_in(request, form, membership.learner, membership.organisation):
        messages.success(request, _("Your proposal has been handed in."))
        return redirect("lms:hours")
    context = {"form": form, "organisation": membership.organisation}
    return render(request, "lms/propose_recognition.html", context)


@manager_only
@require_http_methods(FORM_METHODS)
def propose_for_member(
    request: HttpRequest, organisation: Organisation, membership_pk: int
) -> HttpResponse:
    """A manager has the paper before her; what she notes is decided on the next page."""
    below = Membership.objects.active().below(organisation).exclude(learner__user=request.user)
    membership = get_object_or_404(
        below.select_related("learner__user", "organisation"), pk=membership_pk
    )
    here = queries.programmes_here(membership.learner, membership.organisation)
    form = SeenForm(*posted(request), assignments=here)
    row = handed_in(request, form, membership.learner, membership.organisation)
    if row:
        messages.success(request, _("Noted. Please decide about it now, or leave it to others."))
        return redirect("lms:decide_recognition", organisation.pk, row.pk)
    context = {"form": form, "organisation": organisation, "membership": membership}
    return render(request, "lms/organisation/propose_for_member.html", context)


def posted(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def handed_in(
    request: HttpRequest, form: RecognitionForm, learner: Learner, organisation: Organisation
) -> Recognition | None:
    """The proposal, or None: then the form says why."""
    if not form.is_valid():
        return None
    try:
        return services.propose(
            learner=learner, organisation=organisation, by=request.user, **form.proposal
        )
    except LearningError as refusal:
        form.add_error(None, str(refusal.message))
        return None


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = queries.proposals(organisation)
    context = {"organisation": organisation, "proposals": found[:SHOWN], "number": found.count()}
    return render(request, "lms/organisation/recognitions.html", context)


@manager_only
@require_http_methods(FORM_METHODS)
def decide(request: HttpRequest, organisation: Organisation, recognition_pk: int) -> HttpResponse:
    recognition = get_object_or_404(
        queries.decidable(organisation, request.user), pk=recognition_pk
    )
    if request.method == "POST" and request.POST.get("decision") in {"accept", "decline"}:
        accept = request.POST["decision"] == "accept"
        try:
            services.decide(recognition=recognition, accept=accept, by=request.user)
        except LearningError as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, decided_words(recognition, accept))
            return redirect("lms:recognitions", organisation.pk)
    context = {"organisation": organisation, "recognition": recognition}
    return render(request, "lms/organisation/decide_recognition.html", context)


def decided_words(recognition: Recognition, accept: bool) -> str:
    said = _("Recognised.") if accept else _("Not recognised.")
    gone = _("The evidence has been deleted.")
    return f"{said} {gone}" if recognition.has_evidence else said


@manager_only
@require_safe
def evidence(request: HttpRequest, organisation: Organisation, recognition_pk: int) -> HttpResponse:
    """The paper itself, as a download that no script can run in."""
    open_ = queries.decidable(organisation, request.user)
    paper = get_object_or_404(
        Evidence, recognition__in=open_.values("pk"), recognition=recognition_pk
    )
    name = f"nachweis-{recognition_pk}.{paper.media_type.rpartition('/')[2]}"
    response = as_download(bytes(paper.content), name=name, media_type=paper.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
