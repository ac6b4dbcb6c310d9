"""My hours: what has been proven, and what is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import Membership
from ..queries.hours import ledger, obligations_of
from ..queries.memberships import own
from ..queries.people import learner_of
from ..queries.recognitions import proposed_by
from .entrance import logged_in

SHOWN = 50  # proposals, newest first


@logged_in
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request.user)
    lines = ledger([learner.pk]).get(learner.pk, []) if learner else []
    context = {
        "lines": lines,
        "total": sum(line.entry.units for line in lines),
        "owed": obligations_of(learner) if learner else [],
        "proposals": proposed_by(learner)[:SHOWN] if learner else [],
        "places": places_of(request),
    }
    return render(request, "lms/hours.html", context)


def places_of(request: HttpRequest) -> list[Membership]:
    """Where she may propose a training: each organisation once, whatever roles she has there."""
    active = [one for one in own(request.user) if one.is_active() and one.organisation.is_active]
    return list({one.organisation_id: one for one in active}.values())
