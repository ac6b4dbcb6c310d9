"""Hours obligations of the members: met until when, or open; nothing about how."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from courses.models import ProfessionalGroup

from ..models import Look, Organisation
from ..queries.hours import obligations_in
from ..queries.organisation_hours import STATES, hours_table
from ..services.looks import record
from .members import wanted_in
from .organisation_entrance import manager_only

WORDS = dict(zip(STATES, (_("open"), _("met, ends within 90 days"), _("met")), strict=True))


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    wanted = wanted_in(request.GET)
    asked = obligations_in(organisation)
    only = [one for one in asked if str(one.pk) == request.GET.get("pflicht")]
    state = request.GET.get("stand", "")
    state = state if state in STATES else ""
    table = hours_table(
        organisation,
        wanted,
        obligations=only or asked,
        state=state,
        page=request.GET.get("page"),
    )
    learners = [row.membership.learner_id for row in table.rows] if asked else []
    record(organisation=organisation, looker=request.user, learners=learners, way=Look.Way.SCREEN)
    others = request.GET.copy()
    others.pop("page", None)
    context = {
        "organisation": organisation,
        "asked": asked,
        "table": table,
        "page_obj": table.page_obj,
        "wanted": wanted,
        "shown": only or asked,
        "state": state,
        "states": WORDS.items(),
        "groups": ProfessionalGroup.objects.filter(is_active=True).order_by("label"),
        "querystring": others.urlencode(),
    }
    return render(request, "lms/organisation/hours.html", context)
