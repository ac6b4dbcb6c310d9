"""The members of an organisation: list, enter, change, let go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.models import ProfessionalGroup

from ..exceptions import LearningError
from ..forms.organisations import ChangeForm, LeaveForm, MemberForm
from ..models import Membership, Organisation
from ..queries import members as queries
from ..queries.recognitions import programmes_here
from ..services import notices
from ..services import organisations as services
from .organisation_entrance import manager_only

FORM_METHODS = ["GET", "HEAD", "POST"]


@manager_only
@require_safe
def index(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    wanted = wanted_in(request.GET)
    found = queries.members(organisation, wanted)
    others = request.GET.copy()
    others.pop("page", None)
    context = {
        "organisation": organisation,
        "wanted": wanted,
        "page_obj": queries.page_of(found, request.GET.get("page")),
        "querystring": others.urlencode(),
        "roles": Membership.Role.choices,
        "groups": ProfessionalGroup.objects.filter(is_active=True).order_by("label"),
        "waiting": queries.untold(organisation).count(),
    }
    return render(request, "lms/organisation/members.html", context)


def wanted_in(data: QueryDict) -> queries.Wanted:
    """The filters of an address; what makes no sense counts as not given."""
    state = data.get("stand", "now")
    return queries.Wanted(
        search=data.get("q", "").replace("\x00", "").strip()[:100],
        role=data.get("rolle", ""),
        group=data.get("gruppe", "").replace("\x00", "")[:60],
        state=state if state in queries.STATES else "now",
        below="nur" not in data,
    )


@manager_only
@require_http_methods(FORM_METHODS)
def new(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = MemberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            membership = services.enter(organisation=organisation, **form.cleaned_data)
        except LearningError as refusal:
            form.add_error("email", str(refusal.message))
        else:
            notices.tell(membership, address=confirming_address(request))
            messages.success(
                request, _("Entered. The person was written to and can confirm it now.")
            )
            return redirect("lms:members", pk=organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "lms/organisation/new_member.html", context)


def membership_or_404(organisation: Organisation, pk: int) -> Membership:
    below = Membership.objects.below(organisation).select_related(
        "learner__user", "organisation", "group"
    )
    return get_object_or_404(below, pk=pk)


@manager_only
@require_http_methods(FORM_METHODS)
def member(request: HttpRequest, organisation: Organisation, membership_pk: int) -> HttpResponse:
    membership = membership_or_404(organisation, membership_pk)
    given = {
        "known_as": membership.known_as,
        "role": membership.role,
        "group": membership.group,
    }
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            services.change(membership=membership, **form.cleaned_data)
        except LearningError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("lms:members", pk=organisation.pk)
    return member_page(request, organisation, membership, form, LeaveForm())


@manager_only
@require_POST
def end(request: HttpRequest, organisation: Organisation, membership_pk: int) -> HttpResponse:
    membership = membership_or_404(organisation, membership_pk)
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            services.leave(membership=membership, **form.cleaned_data)
        except LearningError as refusal:
            form.add_error("last_day", str(refusal.message))
        else:
            messages.success(
                request, _("Ended. The person keeps her account, records and certificates.")
            )
            return redirect("lms:members", pk=organisation.pk)
    given = {"known_as": membership.known_as, "role": membership.role, "group": membership.group}
    return member_page(request, organisation, membership, ChangeForm(initial=given), form)


def member_page(
    request: HttpRequest,
    organisation: Organisation,
    membership: Membership,
    form: ChangeForm,
    leave_form: LeaveForm,
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "membership": membership,
        "form": form,
        "leave_form": leave_form,
        "can_be_given": membership.is_active() and membership.organisation.is_active,
        "given": programmes_here(membership.learner, membership.organisation),
    }
    return render(request, "lms/organisation/member.html", context)


@manager_only
@require_POST
def tell(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Write to those who have neither confirmed nor been written to."""
    told = notices.tell_waiting(organisation=organisation, address=confirming_address(request))
    messages.success(
        request,
        ngettext("%(count)s person was written to.", "%(count)s people were written to.", told)
        % {"count": told},
    )
    return redirect("lms:members", pk=organisation.pk)


def confirming_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("lms:memberships"))
