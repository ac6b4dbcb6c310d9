"""One person's row: confirm steps, put off, pause, waive, remind. Nobody is asked why."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..boards.deeds import DEEDS
from ..boards.tables import name_of
from ..exceptions import LearningError
from ..models import Assignment, Look, Organisation
from ..queries import duties
from ..queries.arrangements import in_force
from ..services.looks import record
from .organisation_entrance import manager_only


def assignment_or_404(organisation: Organisation, pk: int) -> Assignment:
    here = duties.running(organisation).select_related(*duties.RELATED)
    return get_object_or_404(here, pk=pk)


@manager_only
@require_safe
def assignment(
    request: HttpRequest, organisation: Organisation, assignment_pk: int
) -> HttpResponse:
    found = assignment_or_404(organisation, assignment_pk)
    record(
        organisation=organisation,
        looker=request.user,
        learners=[found.learner_id],
        way=Look.Way.SCREEN,
    )
    return page(request, organisation, found)


def page(
    request: HttpRequest,
    organisation: Organisation,
    found: Assignment,
    wrong: dict[str, Any] | None = None,
) -> HttpResponse:
    (row,) = duties.rows_of([found], timezone.localdate())
    forms = {name: deed.form(row=row) for name, deed in DEEDS.items()} | (wrong or {})
    context = {
        "organisation": organisation,
        "assignment": found,
        "name": name_of(found),
        "row": row,
        "forms": [(name, DEEDS[name], form) for name, form in forms.items() if form.is_useful],
        "wrong": bool(wrong),
        "noted": in_force(found),
    }
    return render(request, "lms/organisation/assignment.html", context)


@manager_only
@require_POST
def do(
    request: HttpRequest, organisation: Organisation, assignment_pk: int, deed: str
) -> HttpResponse:
    """One deed of the page; an unknown one does not exist."""
    found = assignment_or_404(organisation, assignment_pk)
    if deed not in DEEDS:
        return redirect("lms:assignment", pk=organisation.pk, assignment_pk=found.pk)
    (row,) = duties.rows_of([found], timezone.localdate())
    form = DEEDS[deed].form(request.POST, row=row)
    if not form.is_valid():
        return page(request, organisation, found, {deed: form})
    try:
        said = form.carry_out(assignment=found, by=request.user)
    except LearningError as refusal:
        form.add_error(None, str(refusal.message))
        return page(request, organisation, found, {deed: form})
    messages.success(request, said or _("Saved."))
    if form.leads_away:
        return redirect("lms:board", pk=organisation.pk, programme_pk=found.programme_id)
    return redirect("lms:assignment", pk=organisation.pk, assignment_pk=found.pk)
