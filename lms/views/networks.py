"""Networks of an organisation; the yearly report for whoever holds the office now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import Organisation
from ..queries import networks as queries
from ..queries.handovers import handovers_of
from ..services.handovers import note_opening
from .organisation_entrance import manager_only

FIRST_YEAR = 2020


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "organisation": organisation,
        "rows": queries.networks_of(organisation),
        "handovers": handovers_of(organisation, timezone.localdate()),
        "year": timezone.localdate().year - 1,
    }
    return render(request, "lms/organisation/networks.html", context)


@manager_only
@require_safe
def report(
    request: HttpRequest, organisation: Organisation, network_pk: int, year: int
) -> HttpResponse:
    """Years that are over only: two reports of one year would tell what came in between."""
    network = get_object_or_404(queries.held_by(organisation), pk=network_pk)
    if not FIRST_YEAR <= year < timezone.localdate().year:
        raise Http404
    note_opening(network=network, organisation=organisation, year=year)
    context = {"organisation": organisation, "report": queries.report(network, year)}
    return render(request, "lms/organisation/network_report.html", context)
