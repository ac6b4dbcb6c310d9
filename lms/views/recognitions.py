"""Trainings done elsewhere: proposed by the learner, decided by her organisation."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.downloads import as_download

from ..exceptions import LearningError
from ..models import Evidence, Organisation, Recognition
from ..recognition_forms import RecognitionForm
from ..services import recognitions as services
from .duties import own
from .entrance import logged_in
from .organisation_entrance import manager_only


@logged_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = own(request, pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RecognitionForm(*posted, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        try:
            services.propose(
                learner=assignment.learner,
                organisation=assignment.organisation,
                assignment=assignment,
                by=request.user,
                **form.cleaned_data,
            )
        except LearningError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Your proposal has been handed in."))
            return redirect("lms:duties")
    context = {"form": form, "assignment": assignment}
    return render(request, "lms/propose_recognition.html", context)


def proposals(organisation: Organisation) -> QuerySet[Recognition]:
    """Proposals to this organisation and those below that nobody has decided about."""
    return (
        Recognition.objects.filter(
            organisation__path__startswith=organisation.path, accepted__isnull=True
        )
        .select_related("learner__user", "organisation", "assignment__programme", "step", "scheme")
        .annotate(has_evidence=Exists(Evidence.objects.filter(recognition=OuterRef("pk"))))
        .order_by("proposed_at", "pk")
    )


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {"organisation": organisation, "proposals": proposals(organisation)[:100]}
    return render(request, "lms/recognitions.html", context)


@manager_only
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, organisation: Organisation, recognition_pk: int) -> HttpResponse:
    """Nobody decides about her own training."""
    open_ = proposals(organisation).exclude(learner__user=request.user)
    recognition = get_object_or_404(open_, pk=recognition_pk)
    if request.method == "POST" and request.POST.get("decision") in {"accept", "decline"}:
        accept = request.POST["decision"] == "accept"
        try:
            services.decide(recognition=recognition, accept=accept, by=request.user)
        except LearningError as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("Noted; the evidence has been deleted."))
            return redirect("lms:recognitions", organisation.pk)
    context = {"organisation": organisation, "recognition": recognition}
    return render(request, "lms/decide_recognition.html", context)


@manager_only
@require_safe
def evidence(request: HttpRequest, organisation: Organisation, recognition_pk: int) -> HttpResponse:
    """The paper itself, as a download that no script can run in."""
    open_ = proposals(organisation).exclude(learner__user=request.user)
    paper = get_object_or_404(
        Evidence, recognition__in=open_.values("pk"), recognition=recognition_pk
    )
    name = f"nachweis-{recognition_pk}.{paper.media_type.rpartition('/')[2]}"
    response = as_download(bytes(paper.content), name=name, media_type=paper.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
