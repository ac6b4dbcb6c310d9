"""A person's own memberships: confirm, leave, and see what an organisation sees and who looked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..exceptions import LearningError
from ..queries.duties import duties_of
from ..queries.hours import obligations_in, obligations_met
from ..queries.looks import looks_at
from ..queries.memberships import own
from ..services import organisations as services
from .entrance import logged_in

PER_PAGE = 25


@logged_in
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {"memberships": list(own(request.user))}
    return render(request, "lms/memberships.html", context)


@logged_in
@never_cache
@require_safe
def membership(request: HttpRequest, membership_pk: int) -> HttpResponse:
    """What this organisation sees of her, exactly; and who looked when."""
    found = get_object_or_404(own(request.user), pk=membership_pk)
    looks = Paginator(looks_at(found), PER_PAGE).get_page(request.GET.get("page"))
    is_seen = found.is_active() and found.organisation.is_active
    duties = duties_of(found.learner, organisation=found.organisation) if is_seen else []
    asked = obligations_in(found.organisation) if is_seen else []
    context = {
        "membership": found,
        "page_obj": looks,
        "duties": duties,
        "hours": obligations_met(asked, [found])[found.pk],
    }
    return render(request, "lms/membership.html", context)


@logged_in
@require_POST
def confirm(request: HttpRequest, membership_pk: int) -> HttpResponse:
    found = get_object_or_404(own(request.user), pk=membership_pk)
    services.confirm(membership=found)
    messages.success(request, _("You are a member now."))
    return redirect("lms:membership", membership_pk=found.pk)


@logged_in
@require_POST
def leave(request: HttpRequest, membership_pk: int) -> HttpResponse:
    """Leave, or say that it was a mistake: the organisation sees nothing from now on."""
    found = get_object_or_404(own(request.user), pk=membership_pk)
    try:
        services.leave(membership=found)
    except LearningError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(
            request, _("Ended. This organisation sees nothing of you any more; yours stays yours.")
        )
    return redirect("lms:memberships")
