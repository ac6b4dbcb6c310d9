"""The hand-over of a network's office, for the one who holds it and the one who follows (A14)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..exceptions import LearningError
from ..models import Organisation
from ..queries import handovers as queries
from ..queries.offices import AFTER, Change
from ..services import handovers as services
from .organisation_entrance import manager_only


def change_or_404(organisation: Organisation, office_pk: int) -> Change:
    found = queries.handover_of(organisation, office_pk, timezone.localdate())
    if found is None:
        raise Http404
    return found


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation, office_pk: int) -> HttpResponse:
    change = change_or_404(organisation, office_pk)
    points = queries.points_of(change.office)
    context = {
        "organisation": organisation,
        "change": change,
        "office": change.office,
        "following": change.following,
        "facts": queries.facts_of(change, timezone.localdate()),
        "points": points,
        "left": sum(one.tick is None for one in points),
        "takes_over": queries.takes_over(change, organisation),
        "until": change.office.ends_on + AFTER,
    }
    return render(request, "lms/organisation/handover.html", context)


@manager_only
@require_POST
def mark(request: HttpRequest, organisation: Organisation, office_pk: int) -> HttpResponse:
    """What is ticked now; taken back is only what this page had shown as ticked."""
    change = change_or_404(organisation, office_pk)
    ticked, shown = numbers(request, "point"), numbers(request, "was")
    try:
        services.mark(
            office=change.office, organisation=organisation, done=ticked - shown,
            undone=shown - ticked,
        )  # fmt: skip
    except LearningError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Saved."))
    return redirect("lms:handover", pk=organisation.pk, office_pk=office_pk)


def numbers(request: HttpRequest, name: str) -> set[int]:
    """Keys as the page posted them; whatever is no number was not posted by it."""
    found = request.POST.getlist(name)
    return {int(one) for one in found if one.isascii() and one.isdecimal() and len(one) < 10}


@manager_only
@require_POST
def confirm(request: HttpRequest, organisation: Organisation, office_pk: int) -> HttpResponse:
    change = change_or_404(organisation, office_pk)
    try:
        services.confirm(change=change, organisation=organisation)
    except LearningError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The hand-over is confirmed. Thank you."))
    return redirect("lms:handover", pk=organisation.pk, office_pk=office_pk)
